import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { designRequested } from '../../../src/flows/clarify.ts'
import { madeOf } from '../../../src/flows/design/made-of.ts'
import { rightsOf } from '../../../src/flows/design/rights.ts'

function asked(text: string) {
  const { request, blueprint } = designRequested(text, null)
  const read = checkBlueprint(blueprint).blueprint!
  return { request, read, rights: rightsOf(read, request) }
}

test('of each right it is told who has it, and in which words that is said', () => {
  const { rights } = asked('Members write notes. Only editors may approve notes.')
  const [note] = rights
  const of = (verb: string) => note?.rights.find((one) => one.verb === verb)
  expect(rights.map(({ thing }) => thing)).toEqual(['Note'])
  expect(of('create')).toMatchObject({ said: expect.stringContaining('write notes') })
  expect(of('approve (status: pending to approved)')).toMatchObject({
    who: 'an editor',
    said: 'Only editors may approve notes',
  })
  expect(of('delete')).toMatchObject({ who: 'an admin, or the author while its status is pending', said: null })
})

const rightsIn = (text: string, name: string) => asked(text).rights.find(({ thing }) => thing === name)?.rights ?? []

test('people and those of something else are no things that are made', () => {
  const { request, read } = asked('Teams with members with roles owner and guest. Teams have boards with a name.')
  const names = madeOf(request.subjects, read).map(({ name }) => name)
  expect(names).toContain('Board')
  expect(names).not.toContain('TeamMember')
  expect(madeOf([], read)).toEqual([])
})

test('whoever may do all is told apart from those who alone are said to', () => {
  const brewery = 'Batches. Only the head brewer may discard a batch, brewers create batches.'
  const rights = rightsIn(brewery, 'Batch')
  expect(rights.find(({ verb }) => verb === 'discard')).toMatchObject({
    said: 'Only the head brewer may discard a batch',
    besides: 'an admin',
  })
  expect(rights.find(({ verb }) => verb === 'create')?.besides).toBeUndefined()
  expect(
    rightsIn('Posts. Only the author may edit a post.', 'Post').find(({ verb }) => verb === 'update')?.besides,
  ).toBeUndefined()
})

import { expect, test } from 'vitest'
import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { backendParts } from '../../../src/kernel/files/backend-parts.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { occupiedIn } from '../../../src/writers/backend/occupied.ts'
import { HELD } from '../../../src/writers/request/things/free-names.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

/** Paths that are no plural of anything a request could name. */
const NO_THING = ['auth', 'graphql', 'me']

test('what a thing may not be called is what the parts of a backend hold', () => {
  const texts = [...backendParts().values()].flatMap((files) => [...files.values()])
  const { tables, paths } = occupiedIn(texts)
  // Keys of programs are written as they are asked for, and are no part by themselves.
  const held = ['api_keys', ...tables, ...[...paths].map((path) => path.replaceAll('-', '_'))]
  expect([...HELD].toSorted()).toEqual([...new Set(held)].filter((name) => !NO_THING.includes(name)).toSorted())
})

test('a thing that is called as something of the backend itself is called otherwise, wherever it is spoken of', () => {
  const text = blueprintOf(
    readRequest('Files have a title. Each file has versions with a label. 2 million files. Admins delete files.', null),
  )
  expect(checkBlueprint(text).problems).toEqual([])
  expect(text).toContain('# asked for as File, which the backend has of its own\n  FileRecord:')
  expect(text).toContain('-> FileRecord cascade')
  expect(text).not.toMatch(/-> File\b|^ {2}File:/m)
  expect(text).toContain('scale: 2M')
})

test('a copy of a book and its member are told apart from what every model has and from whoever signs in', () => {
  const text = blueprintOf(readRequest('A library: books, copies, members and loans', null))
  expect(checkBlueprint(text).problems).toEqual([])
  expect(text).not.toContain('left out')
  expect(text).toContain('loan_copy: -> Copy cascade')
  expect(text).toContain('member: -> Member')
})

import { beforeAll, expect, test } from 'vitest'
import { openIn } from '../../../src/flows/design/open.ts'
import type { Backend } from '../../../src/model/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { readBookshop } from './bookshop.ts'

let shop: Backend
beforeAll(async () => {
  shop = await readBookshop()
})

/** Whether rows of the new thing are whoever's made them, whether that is asked, and who is said to read them. */
function whose(text: string) {
  const { request, questions } = openIn(readRequest(text, shop), shop, {})
  const made = request.subjects.find(({ table }) => table === null)!
  return {
    isOwn: made.fields.some(({ type }) => type === '-> Person'),
    isAsked: questions.some(({ id }) => id.startsWith('owner/')),
    readers: (request.rules ?? []).filter(({ verbs }) => verbs.includes('read')).map(({ who }) => who),
  }
}

test('what whoever made it alone is to see is theirs, and nobody is asked', () => {
  const theirs = { isOwn: true, isAsked: false, readers: ['owner'] }
  expect(whose('notes on books that only the customer who wrote them can see')).toEqual(theirs)
  expect(whose('notes on books; only whoever wrote them sees them')).toEqual(theirs)
  expect(whose('add wish lists that only their owner can see')).toEqual(theirs)
  expect(whose('customers see only their own complaints')).toEqual(theirs)
})

test('what is private in words nobody understands is theirs until somebody says otherwise', () => {
  expect(whose('customers write private notes on books')).toEqual({ isOwn: true, isAsked: true, readers: ['owner'] })
  expect(whose('secret gift lists which no one but the customer may read').isOwn).toBe(true)
})

test('where it is said who alone sees them, or that anyone does, they are nobody’s', () => {
  expect(whose('customers can leave feedback on an order, visible only to staff').isOwn).toBe(false)
  expect(whose('public notes on books').isOwn).toBe(false)
})

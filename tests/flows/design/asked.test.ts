import { beforeAll, expect, test } from 'vitest'
import { answerTo } from '../../../src/flows/design/answer/index.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { Backend } from '../../../src/model/index.ts'
import { placeText } from '../../../src/model/queries/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { readBookshop } from './bookshop.ts'

let shop: Backend
beforeAll(async () => {
  shop = await readBookshop()
})

const answer = async (text: string) => {
  const request = readRequest(text, shop)
  expect(request.intent).toBe('review')
  const { asks } = request
  if (asks === undefined) throw new Error(`nothing is asked by ${text}`)
  return answerTo({ ...request, asks }, shop, { rows: [], shown: '.' }, silent)
}

test.each([
  [
    'Who may delete a review?',
    '`DELETE /reviews/{review_id}`: admin and staff may, any of them; customer may, their own alone (`review.author_id = person.id`); whoever is not signed in may not.',
    'app/reviews/routes.py:31',
  ],
  [
    'Review who can read and change orders',
    '`POST /orders/{order_id}/ship`: admin and staff may',
    'app/orders/routes.py:43',
  ],
  [
    'Can staff see the orders of other people?',
    'No: `GET /orders`, `GET /orders/{order_id}` let staff',
    'app/orders/service.py:26',
  ],
  ['Is the list of people public?', 'No: ', 'app/people/routes.py:39'],
  ['Which endpoints can be called without signing in?', 'Anyone may call 7 of 20', 'app/main.py:17'],
  [
    'What happens to the reviews when a book is deleted?',
    'the rows of review that lead to it are deleted',
    'app/reviews/models.py:17',
  ],
  [
    'What happens to the orders of a person who is deleted?',
    'No operation deletes a row of person: what follows is what the database does',
    'app/people/models.py:18',
  ],
  ['What happens to the reviews of a person who is deleted?', 'the rows of orderline', 'app/orders/models.py:16'],
  ['Do we have an index on review.book_id?', 'a unique key begins with it', 'app/reviews/models.py:17'],
  ['Where are orders cancelled?', '`POST /orders/{order_id}/cancel`: ', 'app/orders/routes.py:38'],
  ['How many tables are there?', '5 tables: ', ''],
  ['How many orders were placed?', 'only the database tells', ''],
])('is answered from what is there: %s', async (text, said, at) => {
  const { sentences } = await answer(text)
  expect(sentences.map((one) => one.text).join('\n')).toContain(said)
  expect(['', ...sentences.flatMap(({ places }) => places.map(placeText))]).toContain(at)
})

test('what answers comes first', async () => {
  const { sentences } = await answer('Who can cancel an order?')
  expect(sentences[0]?.text).toContain('POST /orders/{order_id}/cancel')
})

test('an operation that is named by its path is the one that is meant', async () => {
  const request = readRequest('GET /books/{id}/reviews takes three seconds', shop)
  if (request.asks === undefined) throw new Error('nothing is asked')
  const { operations } = await answerTo({ ...request, asks: request.asks }, shop, { rows: [], shown: '.' }, silent)
  expect(operations.map(({ id }) => id)).toEqual(['GET /books/{book_id}/reviews'])
})

test('what nobody does is said, and not supposed', async () => {
  const { sentences, unknown } = await answer('Who may archive an order?')
  expect(sentences[0]?.text).toBe('Nothing of it is there: no operation of order does archive.')
  expect(unknown).toEqual(['no operation of order does archive'])
})

test.each([
  ['Add a priority to orders', 'change'],
  ['Can you add a priority to orders?', 'change'],
  ['When an order is shipped, send a mail to the buyer', 'change'],
  ['How should we store covers of books?', 'change'],
])('is no question about what is there: %s', (text, intent) => {
  const request = readRequest(text, shop)
  expect([request.intent, request.asks]).toEqual([intent, undefined])
})

test('what a question says besides is told', () => {
  expect(readRequest('Can customers cancel a shipped order?', shop).unread.map(({ text }) => text)).toEqual(['shipped'])
})

test.each([
  'The list of my orders takes two seconds for customers with many orders, it should take at most 300 ms',
  'the search for books must answer in under 200 ms',
])('a time that is too long is about what is there: %s', (text) => {
  const { asks, subjects, unread } = readRequest(text, shop)
  expect([asks?.kind, subjects.every(({ table }) => table !== null), unread]).toEqual(['speed', true, []])
})

test('what takes too long is about what is there, at the rows that are said', () => {
  const text = 'Make the book search faster, we will have 2 million books soon and people also want to search by author'
  const { asks, subjects, figures } = readRequest(text, shop)
  expect([asks?.kind, asks?.verbs, subjects.map(({ name, fields }) => [name, fields.length])]).toEqual([
    'speed',
    ['search'],
    [['Book', 0]],
  ])
  expect(figures.map(({ kind, of, value }) => [kind, of, value])).toEqual([['rows', 'Book', 2e6]])
  // Nothing else has a title.
  const titles = readRequest('Searching for books is slow, since we have 3 million titles', shop)
  expect(titles.figures.map(({ kind, of, value }) => [kind, of, value])).toEqual([['rows', 'Book', 3e6]])
})

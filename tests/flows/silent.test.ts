import { expect, test } from 'vitest'
import { designRequested } from '../../src/flows/clarify.ts'

/** What of a request is not understood. */
const unread = (text: string): readonly string[] =>
  designRequested(text, null).request.unread.map((words) => words.text)

test.each([
  ['Nurses weigh samples next to each other.', 'to each other'],
  [
    'Code snippets with a language. Users can comment on them, and private snippets can be seen only by their author.',
    'private snippets',
  ],
  ['Customers write invoices with gapless numbers.', 'gapless numbers'],
  ['Customers rent bikes, and a mechanic works on each bike.', 'a mechanic works on each bike'],
])('what changes nothing of the design is not understood: %s', (text, words) => {
  expect(unread(text)).toContain(words)
})

test.each([
  'We run a bicycle repair shop. Customers rent bikes.',
  'A gym membership backend for our trainers: members, classes with a title.',
  'JWT authentication with refresh tokens',
  'Customers rate books. Customers see books.',
  'Tasks with a title; each task belongs to a project.',
])('what is said of the whole, or twice, is no such word: %s', (text) => {
  expect(unread(text)).toEqual([])
})

test('what a list is shown by is no field alone', () => {
  expect(unread('Users list books by title.')).toEqual(['by title'])
})

test.each([
  'Design a webhook delivery service: we deliver events signed with HMAC and retry failed deliveries.',
  'Classes with a capacity, and bookings that can be cancelled',
  'Recipes with ratings from 1 to 5',
])('what is designed anyway is not told: %s', (text) => {
  expect(unread(text)).toEqual([])
})

import { expect, test } from 'vitest'
import { designRequested } from '../../src/flows/clarify.ts'

/** What of a request is not understood. */
const unread = (text: string): readonly string[] =>
  designRequested(text, null).request.unread.map((words) => words.text)

test.each([
  ['Neighbours lend tools to each other.', 'to each other'],
  [
    'Code snippets with a language. Users can comment on them, and private snippets can be seen only by their author.',
    'private',
  ],
  ['Customers write invoices with gapless numbers.', 'gapless'],
  ['Customers rent bikes, and a mechanic works on each bike.', 'works on each bike'],
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

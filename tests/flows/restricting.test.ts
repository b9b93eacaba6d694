import { expect, test } from 'vitest'
import { designRequested } from '../../src/flows/clarify.ts'

const told = (text: string): readonly string[] => designRequested(text, null).request.unread.map((words) => words.text)

test.each([
  ['A shop with products and orders. Customers cancel pending orders.', 'pending orders'],
  ['A help desk with tickets. Agents reopen closed tickets.', 'closed tickets'],
  ['A customer keeps one wishlist of books.', 'one wishlist'],
])('which of them, and that there is one, is told where nothing holds it: %s', (text, words) => {
  expect(told(text).join(' | ')).toContain(words)
})

test.each([
  'A library with books and authors. Each book has one author.',
  'A clinic with doctors and patients. Each patient has one doctor.',
  'A blog with posts and comments. Readers see published posts.',
])('what a key or a rule holds is not told: %s', (text) => {
  expect(told(text)).toEqual([])
})

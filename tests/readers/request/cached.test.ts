import { expect, test } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'

const cached = (text: string): readonly (string | null)[] =>
  readRequest(text, null).capabilities.flatMap(({ name, of }) => (name === 'cache' ? [of] : []))

test.each([
  ['Add Redis caching to our product price endpoint with a TTL of 60 seconds.', ['Product']],
  ['Cache our exchange rates in Redis for 30 seconds.', ['ExchangeRate']],
  ['Design a caching layer for a news API: articles are cached for 10 minutes.', ['Article']],
  ['The product list should be cached for 5 minutes.', ['Product']],
  ['Invoices are never cached.', []],
  ['Orders are kept for ten years.', []],
])('what is remembered is read where it is named: %s', (text, of) => {
  expect(cached(text)).toEqual(of)
})

test('that something is never remembered is told', () => {
  const { unread } = readRequest('Articles are cached for 10 minutes, and drafts are never cached.', null)
  expect(unread.map(({ text }) => text)).toEqual(['drafts are never cached'])
})

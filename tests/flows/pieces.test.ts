import { ownTime } from '../own-time.ts'
import { expect, test } from 'vitest'
import { designRequested, questionsOf } from '../../src/flows/clarify.ts'
import { readRequest } from '../../src/readers/request/index.ts'
import { withWholePieces } from '../../src/flows/pieces/pieces.ts'

/** What of a request is not understood. */
const unread = (text: string): readonly string[] =>
  designRequested(text, null).request.unread.map((words) => words.text)

/** The same of some words of it. */
function widened(text: string, ...words: readonly string[]): readonly string[] {
  const spans = words.map((one) => ({ text: one, start: text.indexOf(one), end: text.indexOf(one) + one.length }))
  return withWholePieces({ ...readRequest(text, null), unread: spans }).unread.map((one) => one.text)
}

const answers = (text: string, start: string): readonly string[] =>
  questionsOf(designRequested(text, null))
    .find(({ question }) => question.includes(`“${start}`))!
    .answers.map(({ name }) => name)

test.each([
  ['Invoices have a gapless number.', 'gapless', 'a gapless number'],
  ['Machines report to 3 plants.', '3', 'to 3 plants'],
  ['A team has between 5 and 50 people.', 'between 5', 'between 5 and 50 people'],
  ['Trials of 14 days come with plans.', '14', 'Trials of 14 days'],
  ['A list of updates posted by the charity.', 'posted', 'posted by the charity'],
  ['Users delete their account and everything that belongs to it.', 'everything', 'everything that belongs to it'],
  ['Search over manuals per tenant, only the current version.', 'version', 'only the current version'],
  ['We have a lost and found page.', 'a lost', 'a lost and found page'],
  ['Loans have a state (new, good, worn).', 'worn', 'new, good, worn'],
])('a word is told with its noun, and a number with what it counts: %s', (text, words, piece) => {
  expect(widened(text, words)).toEqual([piece])
})

test.each([
  ['A vet clinic books appointments for pets.', 'books', 'A vet clinic books appointments for pets'],
  [
    'Laptops, with a log that tracks who has which device and since when.',
    'tracks',
    'that tracks who has which device and since when',
  ],
  [
    'Staff enter what was found, where and when, and lend it.',
    'Staff enter',
    'Staff enter what was found, where and when',
  ],
  ['Items that expire soon are shown first.', 'expire soon are shown', 'Items that expire soon are shown first'],
  ['Friends comment on recipes but may not change anything.', 'anything', 'may not change anything'],
  ['Users can upvote a post only once.', 'only once', 'Users can upvote a post only once'],
  ['People order cakes at a time they choose.', 'they choose', 'at a time they choose'],
  ['A worker builds it, and a mail is sent.', 'builds', 'A worker builds it'],
])('a verb is told with who does it and with what: %s', (text, words, piece) => {
  expect(widened(text, words)).toEqual([piece])
})

test('what stands in one clause is one piece, and what stands in a list is not', () => {
  const relatives = 'Other relatives can be invited but may only read. Plans have a price and a colour.'
  expect(widened(relatives, 'Other', 'relatives', 'invited', 'only read', 'price', 'colour')).toEqual([
    'Other relatives can be invited but may only read',
    'a price',
    'a colour',
  ])
  expect(widened('Keys have scopes. Keys are shown once.', 'scopes. Keys are shown')).toEqual([
    'scopes',
    'Keys are shown once',
  ])
})

test('pieces are words of the text as they stand, and what says enough stays as it is', () => {
  const text = 'Customers rent bikes, and a  mechanic works\non each bike. A desk is kept for 2 weeks, e.g. “desk 1”.'
  for (const words of designRequested(text, null).request.unread)
    expect(text.slice(words.start, words.end)).toBe(words.text)
  expect(widened('Neighbours lend tools to each other.', 'to each other')).toEqual(['to each other'])
  expect(widened('Two-factor login with TOTP', 'Two-factor', 'TOTP')).toEqual(['Two-factor', 'TOTP'])
  expect(unread('Design a newsletter service with lists and subscribers.')).not.toContain('newsletter service')
})

test('what it may be the name of is on offer where a noun stands, and nowhere else', () => {
  const search =
    'Design a federated search service that combines PostgreSQL full-text search with others. Documents have a title.'
  expect(answers(search, 'that combines PostgreSQL full-text')).toEqual(['by-hand', 'leave-out'])
  const papers = 'Keep the papers of different clients apart. Papers have a title.'
  expect(answers(papers, 'the papers of different')).not.toContain('role')
  const stock = 'We need an API for our food bank to manage donations, stock and distributions.'
  expect(answers(stock, 'stock”')).toContain('thing')
  const shared = 'Create a file sharing service where users can share a folder with a colleague.'
  expect(answers(shared, 'users”')).toEqual(['by-hand', 'leave-out', 'role'])
})

test('a part of a clause is asked about within its sentence, as it is written', () => {
  const asked = questionsOf(
    designRequested('A ledger with an append-only double-entry journal, for 3 to 5 years.', null),
  )
  for (const { question } of asked) expect(question).not.toMatch(/ [,)-]/)
})

test('a text as long as a book is told in pieces within seconds', () => {
  for (const unit of ['different clients glimmer ', 'a ', 'and books a of ', 'that who ', '1 to ', 'until it ']) {
    const text = unit.repeat(100_000 / unit.length)
    const words = [...text.matchAll(/\w+/g)].map(({ 0: said, index }) => ({
      text: said,
      start: index,
      end: index + said.length,
    }))
    const started = ownTime()
    withWholePieces({ ...readRequest('', null), text, unread: words.filter((_, at) => at % 2 === 0) })
    expect(ownTime() - started).toBeLessThan(5000)
  }
})

test('what a sign parts is told apart where each says what somebody does', () => {
  const text =
    'Imports: validate every row, keep rejected rows with the reason, and let a buyer review changes above 20%.'
  expect(
    widened(text, 'validate every row, keep rejected rows with the reason, and let a buyer review changes'),
  ).toEqual(['validate every row', 'keep rejected rows with the reason', 'let a buyer review changes above 20'])
  const condition = 'If stock is low, a buyer orders more.'
  expect(widened(condition, 'If stock is low, a buyer orders more')).toEqual(['If stock is low, a buyer orders more'])
})

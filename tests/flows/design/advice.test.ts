import { expect, test } from 'vitest'
import { decisionsAsked } from '../../../src/flows/design/advice/asked.ts'
import { adviceOn } from '../../../src/flows/design/advice/index.ts'
import { designRequested } from '../../../src/flows/clarify.ts'

test.each([
  ['Plan the migration of our integer primary keys to UUIDs without downtime.', ['key-type']],
  ['Should we use offset or cursor pagination for our order list?', ['offset-or-cursor']],
  ['Session cookies or JWTs for a mobile app?', ['tokens-or-sessions']],
  ['Compare schema-per-tenant with a shared schema and recommend one.', ['tenant-isolation']],
  ['Plan splitting our orders table by month with partitions.', ['partitioning']],
  ['Design refresh tokens with JWTs and Redis caching.', []],
  ['Orders are paid by card or cash. Should staff approve refunds?', []],
])('a comparison or a plan is about decisions of the catalogue: %s', (text, names) => {
  expect(decisionsAsked(text)).toEqual(names)
})

const advice = (text: string): string =>
  adviceOn(designRequested(text, null).request, [])
    .map((sentence) => sentence.text)
    .join('\n')

test('a plan of nothing that is there tells the ways and the steps, and measures nothing', () => {
  const told = advice('Plan the migration of our integer primary keys to UUIDs without downtime.')
  expect(told).toContain('Keys that count up, or UUIDs: nothing here was measured')
  expect(told).toMatch(/Before the release:[^]*Backfill:[^]*After the release:/)
  expect(told).toContain('architect decide FOLDER --rows TABLE=5e6 --only key-type')
})

test('a comparison tells no steps, and what is only designed no ways', () => {
  expect(advice('Should we use offset or cursor pagination for our order list?')).not.toContain('Backfill')
  expect(advice('Design an order list with cursor pagination.')).toBe('')
})

test('what is compared is no table, and is not told as not understood', () => {
  const { request } = designRequested(
    'Should we use offset or cursor pagination for our order list with 5 million rows?',
    null,
  )
  expect(request.subjects.map(({ name }) => name)).toEqual(['Order'])
  expect(request.unread).toEqual([])
})

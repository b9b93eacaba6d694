import { expect, test } from 'vitest'
import { designRequested } from '../../src/flows/clarify.ts'

/** What of a request is told as not understood. */
const told = (text: string): readonly string[] => designRequested(text, null).request.unread.map((words) => words.text)

test.each([
  ['a range', 'Films that users rate. They rate the film 1 to 5.'],
  ['a day', 'Library of items, loans and due dates.'],
  ['a key', 'Add wishlists: a customer can put books on their wishlist. A book can be on a wishlist only once.'],
  ['a unique field', 'Laptops, each with a unique serial number.'],
  ['a unique field said of two', 'Cars have a licence plate. Two cars never have the same licence plate.'],
  ['what comes of a deed', 'Desks and reservations. A desk can be reserved.'],
  ['what webhooks do', 'A webhook service: merchants register endpoints with a secret, events are signed.'],
  ['how often webhooks try', 'Webhooks: deliveries are retried with exponential backoff up to 5 times.'],
  ['how often, in words', 'Design outgoing webhooks with signed payloads and five retries.'],
  [
    'what is done with what others send',
    'An inbound webhook endpoint for Stripe that verifies signatures and ignores duplicates.',
  ],
  ['what keys are', 'Design API keys with scopes and expiry. Keys are shown once and stored hashed.'],
  ['that it is for the whole', 'Add rate limiting per API key to our public API, 600 requests per minute.'],
  ['whom there is one of', 'Speakers submit talks to our conference with a title and an abstract.'],
  ['a history', 'Wiki with pages. Every page keeps its full version history, and a page has a title.'],
])('%s of the design is not told as not understood', (_, text) => {
  expect(told(text)).toEqual([])
})

test.each([
  ['Songs and albums. A song can be on an album only once.', 'A song can be on an album only once'],
  ['Users rate films from 1 to 5. Users may not rate films of the same year twice a day.', 'twice a day'],
  ['Webhooks, where a delivery log is kept for 30 days.', 'for 30 days'],
  ['Design API keys with scopes and rotation.', 'rotation'],
  [
    'API keys: free keys get 100 requests a day, paid keys 10,000, and admins can revoke a key.',
    'admins can revoke a key',
  ],
  ['Documents with semantic search and access control per team.', 'access control per team'],
  ['Judges enter scores for dives at competitions.', 'dives at competitions'],
  ['Volunteers sign up for shifts at night.', 'at night'],
  ['Loans with due dates. Due dates must not be on a Sunday.', 'Due dates must not be on a Sunday'],
])('what the design does not hold is told: %s', (text, words) => {
  expect(told(text).join(' | ')).toContain(words)
})

test('webhooks and jobs are tried again as often as it is said', () => {
  const { blueprint } = designRequested('Webhooks with at most 3 retries.', null)
  expect(blueprint).toContain('retry: 3 exponential')
  expect(designRequested('Webhooks with retries.', null).blueprint).toContain('retry: 8 exponential')
})

test.each([
  'Backend for a small beekeeping association: keepers with a name.',
  'Staff check members in at the desk.',
  'Ticketing for a family-run cinema with films and screenings.',
  "Apiaries have hives. Keepers register apiaries. Only the apiary's owner sees its hives.",
])('whom the whole is for and where somebody stands asks for nothing: %s', (text) => {
  expect(told(text)).toEqual([])
})

test.each([
  ['Inventory service for three warehouses.', 'for three warehouses'],
  ['A backend for a HIPAA-compliant clinic: patients, visits.', 'for a HIPAA-compliant clinic'],
  ['REST API for an append-only double-entry ledger with accounts.', 'for an append-only double-entry ledger'],
])('what says how it is to be is told: %s', (text, words) => {
  expect(told(text)).toContain(words)
})

test('who alone sees it is not told where the rules say so, and closes nothing else', () => {
  const text =
    'Landlords publish flats with a rent. Tenants apply for a flat, and only the landlord of the flat sees the applications.'
  const { blueprint } = designRequested(text, null)
  expect(told(text)).toEqual([])
  expect(blueprint).toContain('read: owner or status = published and tenant or admin')
  expect(told(text.replace('landlord of the flat sees', 'office of the flat sees'))).not.toEqual([])
})

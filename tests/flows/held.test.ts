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
  ['how long tokens last', 'Notes with JWT login. Access tokens live ten minutes and refresh tokens two weeks.'],
  ['that tokens are rotated', 'Notes with JWT login, refresh token rotation and reuse detection.'],
  [
    'what is kept of keys',
    'Places with API keys: keys have a name, scopes and an expiry date, only a hash of the key is stored.',
  ],
  ['that keys are hashed', 'Places with API keys. Keys are never stored in plain text.'],
  [
    'how long answers are kept',
    'Add Redis caching to our product catalog endpoints with a TTL of five minutes and invalidation when a product changes.',
  ],
  ['what is kept of attempts', 'Webhooks for orders: each attempt keeps its response code and duration.'],
  ['which events are sent', 'Merchants register webhooks for orders and choose the event types they want to receive.'],
  ['that nobody signs in for it', 'Posts. Anyone may read the posts without signing in, and editors write posts.'],
  ['a field of it', 'Claims. Adjusters reject claims with a reason.'],
  ['once for each', 'Books. Customers rate each book once.'],
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
  ['Notes with JWT login. Users can revoke the refresh tokens of a device.', 'revoke the refresh tokens of a device'],
  ['Places with API keys. Only owners of the team can revoke them.', 'Only owners of the team can revoke them'],
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

test('how long it is said to last is how long it lasts', () => {
  const { blueprint } = designRequested(
    'Notes with JWT login. 5-minute access tokens, refresh tokens last 7 days.',
    null,
  )
  expect(blueprint).toContain('sessions: { access: 5m, refresh: 7d }')
  const cached = designRequested('Add Redis caching to our product catalog endpoints with a TTL of 90 seconds.', null)
  expect(cached.blueprint).toContain('cache: { ttl: 90s }')
  // People meet in those.
  expect(designRequested('Login sessions. Therapy sessions last 50 minutes.', null).blueprint).not.toContain(
    'refresh: 50m',
  )
})

test('where a part is held, what is left of it is told', () => {
  const text = 'Places with API keys: only a hash of the key is stored, and only owners of the team can revoke them.'
  expect(told(text)).toEqual(['only owners of the team can revoke them'])
})

import { expect, test } from 'vitest'
import { designRequested, questionsOf } from '../../src/flows/clarify.ts'

/** What of a request comes with what is built, by where it stands there. */
const built = (text: string): readonly string[] =>
  (designRequested(text, null).request.built ?? []).map(({ at, from }) => `${at}: ${from.text}`)

const unread = (text: string): readonly string[] =>
  designRequested(text, null).request.unread.map((words) => words.text)
const things = (text: string): readonly string[] =>
  designRequested(text, null).request.subjects.map((subject) => subject.name)

test.each([
  [
    'Design API keys with scopes and an expiry date; the key itself is shown only once.',
    [
      'api_keys.scopes: scopes',
      'api_keys.ends_at: an expiry date',
      'POST /api/v1/api-keys: the key itself is shown only once',
    ],
  ],
  [
    'API keys belong to a project and expire after 90 days; only project admins revoke them.',
    [
      'auth.api_keys.of: API keys belong to a project',
      'auth.api_keys.lasts: expire after 90 days',
      'auth.api_keys.access: only project admins revoke them',
    ],
  ],
  [
    'Personal access tokens with scopes. A user can have no more than ten active tokens.',
    ['api_keys.scopes: scopes', 'auth.api_keys.most: A user can have no more than ten active tokens'],
  ],
  [
    'We receive Stripe webhooks. The receiver ignores duplicates and retries failed processing up to 4 times.',
    ['received_webhooks: ignores duplicates', 'jobs.retry: retries failed processing up to 4 times'],
  ],
  [
    'Webhooks with a secret. An endpoint is disabled after 20 failures in a row.',
    [
      'webhook_subscriptions.secret: with a secret',
      'webhook_subscriptions.failures: An endpoint is disabled after 20 failures in a row',
    ],
  ],
  ['Places with API keys. Only a hash of the key is stored.', ['api_keys.hash: Only a hash of the key is stored']],
  [
    'Notes with JWT login, refresh token rotation and reuse detection.',
    ['POST /api/v1/auth/refresh: refresh token rotation', 'sign_ins.revoked_at: reuse detection'],
  ],
  [
    'Design passwordless login with magic links that expire after 15 minutes and work only once.',
    ['auth.sign_in.lasts: expire after 15 minutes', 'one_time_tokens.used_at: work only once'],
  ],
  [
    'Password reset tokens expire after 30 minutes, at most 3 requests per hour per email address.',
    ['auth.reset.lasts: expire after 30 minutes', 'auth.reset.rate: at most 3 requests per hour per email address'],
  ],
  [
    'Notes with a title. Users can list their active sessions and revoke any of them. At most five devices per user.',
    [
      'GET /api/v1/me/sessions: Users can list their active sessions',
      'DELETE /api/v1/me/sessions: and revoke any of them',
      'auth.sessions.most: At most five devices per user',
    ],
  ],
  ['Notes with JWT login. Access tokens live ten minutes.', ['auth.sessions.access: Access tokens live ten minutes']],
  [
    'Webhooks with signed payloads and at most five attempts.',
    ['app/webhooks/signing.py: signed payloads', 'webhooks.changes.retry: at most five attempts'],
  ],
  [
    'A job queue with delayed jobs and a dead letter queue.',
    ['background_jobs.run_at: delayed jobs', 'background_jobs.dead_at: a dead letter queue'],
  ],
  ['Add Redis caching to our products with a TTL of five minutes.', ['cache.ttl: with a TTL of five minutes']],
  [
    'Hybrid search with BM25 and vectors over manuals; answers must cite the page.',
    ['rag.search.mode: Hybrid search with BM25 and vectors', 'rag.answer: answers must cite the page'],
  ],
])('what is built as it is said is told with its place: %s', (text, places) => {
  expect(built(text)).toEqual(places)
  expect(unread(text)).toEqual([])
})

test.each([
  'Webhooks with at most 3 attempts, and no secret.',
  'Notes with a scope and an expiry date.',
  'API keys without an expiry date.',
])('nothing of the kind is told where it is otherwise: %s', (text) => {
  expect(built(text).join()).not.toMatch(/secret|scopes|ends_at/)
})

test.each([
  ['Design refresh token rotation for several devices per user.', []],
  ['Design refresh token rotation with reuse detection for our FastAPI service.', []],
  ['An API key service where each organization has several keys with scopes.', ['Organization']],
  ['A device registry: several devices per customer send readings.', ['Device', 'Customer', 'Reading']],
])('of a part that is built there is no table beside it: %s', (text, names) => {
  expect(things(text)).toEqual(names)
})

test('what people try is kept as rows', () => {
  const text = 'A quiz app: students have at most three attempts per quiz, and each attempt keeps its answers.'
  expect(things(text)).toContain('Attempt')
})

test.each([
  ['Webhook delivery with subscriptions per tenant and signed payloads.', 'subscriptions per tenant'],
  ['Each organization registers webhook endpoints with a secret.', 'Each organization registers webhook endpoints'],
])('that a built part is of a group is told, with what it is of: %s', (text, words) => {
  expect(unread(text)).toContain(words)
  const asked = questionsOf(designRequested(text, null)).find(({ question }) => question.includes(words))
  expect(asked?.because).toMatch(/whoever|Whoever/)
})

test('five attempts are four more tries', () => {
  expect(designRequested('Webhooks with at most five attempts.', null).blueprint).toContain('retry: 4 exponential')
  expect(designRequested('Webhooks with at most five retries.', null).blueprint).toContain('retry: 5 exponential')
})

test('what only some find is shown to nobody else while nobody knows who they are', () => {
  const text = 'Hybrid search over maintenance manuals with pgvector, and users only find manuals of their own plant.'
  const { request, blueprint } = designRequested(text, null)
  expect(request.unread.map((words) => words.text)).toEqual(['users only find manuals of their own plant'])
  expect(blueprint).toContain('access: { read: admin, create: admin')
  expect(blueprint).toContain('filter: MaintenanceManual.read')
})

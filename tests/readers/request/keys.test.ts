import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const keysIn = (text: string) => {
  const { request, blueprint } = designRequested(text, null)
  return {
    names: request.subjects.map(({ name }) => name),
    roles: (request.roles ?? []).map(({ name }) => name),
    unread: request.unread.map((words) => words.text),
    written: /api_keys:\n((?: {4}.*\n)+)/.exec(blueprint)?.[1]?.replaceAll(/ +#.*| {2,}|\n {4}/g, ' ') ?? '',
    blueprint,
  }
}

test('keys of a project end after a time, and its admins alone make and end them', () => {
  const found = keysIn(
    'Design an API key service where keys belong to a project, are stored hashed and expire after 90 days. Only project admins may create or revoke them.',
  )
  expect(found).toMatchObject({ names: ['Project'], roles: [], unread: [] })
  expect(found.written).toContain('lasts: 90d')
  expect(found.written).toContain('of: Project')
  expect(found.written).toContain('access: { read: owner or admins, create: admins, delete: admins }')
  expect(found.blueprint).toContain('admins: many User')
})

test('owners of an organization end its keys', () => {
  const found = keysIn(
    'API key management for organizations: keys have a name and scopes, and only owners of the organization can revoke them.',
  )
  expect(found).toMatchObject({ names: ['Organization'], unread: [] })
  expect(found.written).toContain('access: { read: owner, create: owner, delete: owner }')
})

test.each([
  ['Personal access tokens with scopes. A user can have no more than ten active tokens.', 'most: 10', 'of:'],
  ['API keys with scopes, at most 3 keys per user.', 'most: 3', 'of:'],
  ['API keys per team. Every team can have at most 20 keys, and keys expire after six months.', 'most: 20', 'Key:'],
  ['An API with API keys that are valid for a year.', 'lasts: 365d', 'of:'],
  ['API keys and at most 1000 requests per hour per key.', 'rate: 1000/hour', 'most:'],
])('%s', (text, is, not) => {
  const { written, unread, names } = keysIn(text)
  expect(written).toContain(is)
  expect(written).not.toContain(not)
  expect(unread).toEqual([])
  expect(names).not.toContain('Token')
})

test.each([
  'API keys for our partners, and invitations expire after 7 days.',
  'JWT access tokens expire after 15 minutes and refresh tokens after 30 days. API keys with scopes for scripts.',
  'API keys with scopes. Sessions last 30 days.',
])('what ends is no key: %s', (text) => {
  expect(keysIn(text).written).not.toMatch(/lasts|most|of:/)
})

test('how many there are of one that keys are not of is told', () => {
  const found = keysIn('API keys with scopes. Each project has at most 5 keys per environment.')
  expect(found.written).not.toContain('most')
})

import { expect, test } from 'vitest'
import { designRequested, questionsOf } from '../../src/flows/clarify.ts'
import { withPlaces } from '../../src/flows/clarify/placed.ts'
import { isUnderstood, readRequest } from '../../src/readers/request/index.ts'
import { blueprintOf } from '../../src/writers/request/index.ts'
import { DEEDS } from '../readers/request/deeds.ts'
import { others } from '../readers/request/domains.ts'
import { examples } from '../readers/request/requests.ts'
import { senses } from '../readers/request/senses.ts'
import { terse } from '../readers/request/terse.ts'

const created = [...examples, ...others, ...terse, ...DEEDS, ...senses].filter(
  ({ asks, intent }) => intent === 'create' && isUnderstood(readRequest(asks, null)),
)

test.each(created)('what is said to be understood has a place, or is asked: $asks', ({ asks }) => {
  const { request, blueprint } = designRequested(asks, null)
  expect(blueprint).toBe(blueprintOf(request))
  expect(withPlaces(request, blueprint)).toBe(request)
})

test('what a blueprint has no place for is asked about', () => {
  const designed = designRequested(
    'A gym with members and memberships. Memberships can be paused. We already use Redis.',
    null,
  )
  expect(designed.request.capabilities.map(({ name }) => name)).not.toContain('cache')
  expect(designed.request.unread.map(({ text }) => text)).toContain('Redis')
  expect(
    questionsOf(designed)
      .map(({ question }) => question)
      .join(' '),
  ).toContain('Redis')
})

test('keys and webhooks have a place where nothing else is kept', () => {
  expect(designRequested('API keys with scopes', null).blueprint).toContain('scopes: [users.read]')
  expect(designRequested('webhook delivery with retries', null).blueprint).toContain('out: [user.created')
})

import { expect, test } from 'vitest'
import { isMeant } from '../../src/proving/attacks/access/strangers.ts'
import type { World } from '../../src/proving/attacks/world/world.ts'

const SETS = 'PUT /comments/{comment_id}/status'
const target = { shared: ['GET /posts'], sharedByTenants: [], demands: { [SETS]: ['admin', 'moderator'] } }

function isDoneBy(role: string | null, id: string, tenants: readonly [string | null, string | null] = [null, null]) {
  const [one, other] = [
    { role, tenant: tenants[0] },
    { role, tenant: tenants[1] },
  ]
  const strangers = { owner: one, stranger: other } as unknown as Parameters<typeof isMeant>[1]
  return isMeant({ target } as unknown as Pick<World, 'target'>, strangers, id)
}

test('what a rule lets all of a role do is meant for them, whosever row it is', () => {
  expect(isDoneBy('moderator', SETS)).toBe(true)
  expect(isDoneBy('member', SETS)).toBe(false)
  expect(isDoneBy(null, SETS)).toBe(false)
  expect(isDoneBy('moderator', 'DELETE /comments/{comment_id}')).toBe(false)
  expect(isDoneBy('member', 'GET /posts')).toBe(true)
})

test('what all of a role may do in one tenant is not meant for those of another', () => {
  expect(isDoneBy('moderator', SETS, ['a', 'b'])).toBe(false)
  expect(isDoneBy('moderator', SETS, ['a', 'a'])).toBe(true)
})

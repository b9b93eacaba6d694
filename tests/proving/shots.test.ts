import { afterAll, beforeAll, expect, test } from 'vitest'
import { surfaceOf } from '../../src/proving/attacks/surface/surface.ts'
import { loopback } from '../../src/proving/attacks/wire/loopback.ts'
import { type Wire, wireTo } from '../../src/proving/attacks/wire/send.ts'
import { World } from '../../src/proving/attacks/world/world.ts'
import { addressFollowed } from '../../src/proving/load/outbound.ts'
import { type Shots, shotsFor } from '../../src/proving/load/shots.ts'
import { operation } from '../fixtures/parts.ts'
import { Guild, serveGuild } from './servers/guild.ts'

const guild = new Guild()
let close: () => void
let wire: Wire
let world: World
let shots: Shots
beforeAll(async () => {
  const served = await serveGuild(guild)
  close = served.close
  wire = wireTo(loopback(served.target.url))
  world = new World(served.target, surfaceOf(served.target.backend, false, served.target), wire)
  shots = await shotsFor(world)
})
afterAll(() => {
  wire.close()
  close()
})

const leftOf = (name: string): string | undefined => shots.left.find((line) => line.startsWith(`${name}:`))
const shotOf = (name: string): Shots['reads'][number] | undefined =>
  [...shots.reads, ...shots.writes].find((shot) => shot.name === name)

/** The statuses of a few more requests of an operation. */
async function repeated(name: string, times: number): Promise<readonly number[]> {
  const statuses: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const shot = shotOf(name)
    statuses.push(shot === undefined ? 0 : (await world.send(await shot.next())).status)
  }
  return statuses
}

test('what each caller may have one of is no request to repeat, and the reason is said', () => {
  expect(shotOf('POST /profiles')).toBeUndefined()
  expect(leftOf('POST /profiles')).toMatch(
    /^POST \/profiles: it can be done once by each caller, with new values it is refused: POST \/profiles \{"handle":"text-\w+"\} -> 409/,
  )
})

test('the row the caller has already is read and changed in place of one that cannot be made', async () => {
  expect(await repeated('GET /profiles/{profile_id}', 2)).toEqual([200, 200])
  expect(await repeated('PATCH /profiles/{profile_id}', 2)).toEqual([200, 200])
})

test('a change that may be empty is none: one plain member that is taken is given a new value each time', async () => {
  const bodies = [
    await shotOf('PATCH /profiles/{profile_id}')?.next(),
    await shotOf('PATCH /profiles/{profile_id}')?.next(),
  ]
  const [one = '', two = ''] = bodies.map((sent) => String(sent?.body))
  expect(one).toMatch(/^\{"bio":"text-\w+"\}$/)
  expect(two).not.toBe(one)
})

test('rows are changed in turn, so that nobody waits for the row of another, where there can be several', async () => {
  const paths = async (name: string): Promise<number> => {
    const shot = shotOf(name)
    const sent = await Promise.all(Array.from({ length: 24 }, () => shot?.next()))
    return new Set(sent.map((one) => one?.path)).size
  }
  expect(await paths('PATCH /notes/{note_id}')).toBe(12)
  expect(await paths('PATCH /profiles/{profile_id}')).toBe(1)
})

test('a reference that is called otherwise than what it refers to is filled by its foreign key', async () => {
  expect(await repeated('POST /links', 2)).toEqual([201, 201])
})

test('what is refused the second time for the same row is asked for a new row each time', async () => {
  expect(await repeated('POST /orders', 3)).toEqual([201, 201, 201])
  expect(shotOf('POST /orders')?.notes).toEqual(['each needs a new row of /shops, which is made before and not timed'])
})

test('what can be done once to a row is done to a new one each time, where rows can be made', async () => {
  expect(await repeated('POST /notes/{note_id}/close', 2)).toEqual([200, 200])
})

test('what an ordinary caller may not do is asked by one whose role may, and that is said', async () => {
  expect(await repeated('GET /reports', 1)).toEqual([200])
  expect(shotOf('GET /reports')?.notes).toEqual(['asked as steward'])
  expect(shotOf('POST /shops')?.notes).toEqual(['asked as steward'])
})

test('a role is given to an account of no further use, and nobody who asks loses theirs', () => {
  expect(shotOf('PUT /users/{user_id}/role')?.notes).toEqual(['asked as steward'])
  expect(['1', '2', '3'].map((id) => guild.roles.get(id))).toEqual(['member', 'member', 'steward'])
})

test('a stream has no end, and is left out before it is opened', () => {
  expect(leftOf('GET /news')).toBe('GET /news: what it answers has no end')
})

test('nothing is subscribed to that would have the backend call other machines', async () => {
  expect(leftOf('POST /webhooks')).toContain('it has the backend call an address (url)')
  expect(await world.send({ method: 'GET', path: '/webhooks' })).toMatchObject({ json: [] })
})

test('an address is found wherever it stands in a body, and one that nobody follows is none', () => {
  const subscribe = operation('POST /subscriptions')
  expect(addressFollowed(subscribe, { targets: [{ webhook_url: 'https://a.example' }] })).toBe('targets.webhook_url')
  expect(addressFollowed(subscribe, { website: 'https://a.example', callback: 'none' })).toBeNull()
})

import type { Operation } from '../../model/index.ts'
import { NotTried } from '../attacks/attack.ts'
import { keysOf } from '../attacks/surface/resources.ts'
import { ok } from '../attacks/wire/send.ts'
import type { Caller } from '../attacks/world/caller.ts'
import { type World, isPeople } from '../attacks/world/world.ts'
import { type Asked, type Keys, type Left, notTaken } from './asked.ts'
import type { Shot } from './measure.ts'
import { addressFollowed } from './outbound.ts'
import { writingShot } from './writing.ts'

/** A request of a caller that is taken, and once more: what is taken once only is no request to repeat. */
export async function shotOf(
  world: World,
  operation: Operation,
  caller: Caller,
  ordinary: boolean,
): Promise<Shot | Left> {
  if (streams(operation)) return ENDLESS
  try {
    const keys = await keysFor(world, operation, caller, ordinary)
    const notes = ordinary ? [] : [`asked as ${caller.role ?? caller.name}`]
    const asked = { world, operation, caller, keys, notes }
    return operation.method === 'get' ? await readingShot(asked) : await writingShot(asked)
  } catch (error) {
    if (error instanceof NotTried) return { why: error.message, hangsOn: 'caller' }
    throw error
  }
}

const EVENTS = 'text/event-stream'
const ENDLESS: Left = { why: 'what it answers has no end', hangsOn: 'request' }
const streams = ({ responses }: Operation): boolean =>
  responses.some(({ status, content }) => status.startsWith('2') && EVENTS in content)

/** What is done to people is done to somebody who is not needed any more. */
async function keysFor(world: World, operation: Operation, caller: Caller, ordinary: boolean): Promise<Keys> {
  await withoutCalls(world, operation, caller)
  const keys = await world.keys(operation, caller)
  if (ordinary || operation.method === 'get') return keys
  const others: Record<string, string> = {}
  for (const { name, collection } of keysOf(operation.path)) {
    const resource = world.resourceAt(collection)
    if (resource !== undefined && isPeople(resource.name)) others[name] = await world.another(caller, resource)
  }
  return { ...keys, ...others }
}

/** Under load nothing is made that has the backend call other machines. */
async function withoutCalls(world: World, operation: Operation, caller: Caller): Promise<void> {
  const made = keysOf(operation.path).flatMap(({ collection }) => world.resourceAt(collection)?.create ?? [])
  const writing = operation.method === 'get' ? made : [...made, operation]
  for (const one of writing) {
    const field = addressFollowed(one, await world.body(one, caller))
    const what = one === operation ? 'it' : one.id
    if (field !== null)
      throw new NotTried(`${what} has the backend call an address (${field}), which is no load on the backend alone`)
  }
}

async function readingShot({ world, operation, caller, keys, notes }: Asked): Promise<Shot | Left> {
  const request = await world.request(operation, caller, { keys })
  const answer = await world.settled(() => world.send(request))
  if (!ok(answer)) return notTaken(answer)
  if (answer.headers['content-type']?.startsWith(EVENTS) === true) return ENDLESS
  return { name: operation.id, notes, next: async () => request }
}

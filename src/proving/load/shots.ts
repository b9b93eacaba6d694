import type { Operation } from '../../model/index.ts'
import { NotTried } from '../attacks/attack.ts'
import { asksWho, takesJson } from '../attacks/surface/bodies.ts'
import type { Caller } from '../attacks/world/caller.ts'
import type { World } from '../attacks/world/world.ts'
import { type Left, isLeft } from './asked.ts'
import { shotOf } from './attempt.ts'
import type { Shot } from './measure.ts'

export interface Shots {
  readonly reads: readonly Shot[]
  readonly writes: readonly Shot[]
  /** Operations that are not measured, each with the reason. */
  readonly left: readonly string[]
}

/** Requests that may be repeated as often as one likes: reading, making and changing rows, by whoever may. */
export async function shotsFor(world: World): Promise<Shots> {
  const tried = new Map<Operation, Shot | Left>()
  const operations = world.surface.operations.filter((one) => repeatable(world, one))
  // What makes rows comes first: others need them.
  for (const operation of operations.toSorted((a, b) => Number(makes(world, b)) - Number(makes(world, a))))
    tried.set(operation, await firstTaken(world, operation))
  const shots = (reading: boolean): readonly Shot[] =>
    operations
      .filter(({ method }) => (method === 'get') === reading)
      .flatMap((one) => [tried.get(one)].filter((found) => found !== undefined && !isLeft(found)) as Shot[])
  const left = operations.flatMap((one) => {
    const found = tried.get(one)
    return found !== undefined && isLeft(found) ? [`${one.id}: ${found.why}`] : []
  })
  return { reads: shots(true), writes: shots(false), left }
}

/** Nothing that is about accounts. */
function repeatable({ surface }: World, operation: Operation): boolean {
  if (Object.values(surface.accounts).includes(operation)) return operation === surface.accounts.me
  return operation.method === 'get' || (['post', 'put', 'patch'].includes(operation.method) && takesJson(operation))
}

const makes = ({ surface }: World, operation: Operation): boolean =>
  surface.resources.some(({ create }) => create === operation)

/** The request of the first caller who is let in; where nobody is, why the ordinary one is not. */
async function firstTaken(world: World, operation: Operation): Promise<Shot | Left> {
  const caller = await ordinary(world, operation)
  if ('why' in caller) return caller
  const first = await shotOf(world, operation, caller, true)
  if (!isLeft(first) || first.hangsOn === 'request') return first
  for await (const other of world.others.for(operation, caller)) {
    const shot = await shotOf(world, operation, other, false)
    if (!isLeft(shot) || shot.hangsOn === 'request') return shot
  }
  return first
}

const stranger: Caller = {
  name: 'nobody',
  role: null,
  tenant: null,
  headers: {},
  id: null,
  email: null,
  password: null,
  token: null,
  refresh: null,
}

/** Where nobody can make themselves known, what asks nobody is asked by a stranger. */
async function ordinary(world: World, operation: Operation): Promise<Caller | Left> {
  try {
    return await world.alice()
  } catch (error) {
    if (!(error instanceof NotTried)) throw error
    return asksWho(operation) ? { why: error.message, hangsOn: 'caller' } : stranger
  }
}

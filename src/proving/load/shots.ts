import type { Operation } from '../../model/index.ts'
import { NotTried } from '../attacks/attack.ts'
import { takesJson } from '../attacks/surface/bodies.ts'
import { ok } from '../attacks/wire/send.ts'
import { exchangeLine } from '../attacks/wire/shown.ts'
import type { World } from '../attacks/world/world.ts'
import type { Shot } from './measure.ts'

export interface Shots {
  readonly reads: readonly Shot[]
  readonly writes: readonly Shot[]
  /** Operations that are not measured, each with the reason. */
  readonly left: readonly string[]
}

/** Requests an ordinary caller may repeat as often as they like: reading, making and changing rows of their own. */
export async function shotsFor(world: World): Promise<Shots> {
  const left: string[] = []
  const reads: Shot[] = []
  const writes: Shot[] = []
  for (const operation of world.surface.operations.filter((one) => repeatable(world, one))) {
    const reading = operation.method === 'get'
    const shot = await shotOf(world, operation, reading).catch((error: unknown) => {
      if (error instanceof NotTried) return error.message
      throw error
    })
    if (typeof shot === 'string') left.push(`${operation.id}: ${shot}`)
    else if (reading) reads.push(shot)
    else writes.push(shot)
  }
  return { reads, writes, left }
}

/** Nothing that is about accounts, and nothing that can be done once only. */
function repeatable({ surface }: World, operation: Operation): boolean {
  if (Object.values(surface.accounts).includes(operation)) return operation === surface.accounts.me
  return operation.method === 'get' || (['post', 'put', 'patch'].includes(operation.method) && takesJson(operation))
}

async function shotOf(world: World, operation: Operation, same: boolean): Promise<Shot | string> {
  const caller = await world.alice()
  const keys = await world.keys(operation, caller)
  const first = await world.request(operation, caller, { keys })
  const answer = await world.send(first)
  if (!ok(answer)) return `a valid request is not taken: ${exchangeLine(answer)}`
  return { name: operation.id, next: same ? async () => first : () => world.request(operation, caller, { keys }) }
}

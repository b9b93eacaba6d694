import type { Operation } from '../../model/index.ts'
import type { Answer } from '../attacks/wire/send.ts'
import { exchangeLine } from '../attacks/wire/shown.ts'
import type { Caller } from '../attacks/world/caller.ts'
import type { World } from '../attacks/world/world.ts'
import type { Shot } from './measure.ts'

/** Why an operation is not measured, and whether somebody else might be let in. */
export interface Left {
  readonly why: string
  readonly hangsOn: 'caller' | 'request'
}

export const isLeft = (found: Shot | Left): found is Left => 'why' in found

export type Keys = Readonly<Record<string, string>>

/** An operation, and who asks for it. */
export interface Asked {
  readonly world: World
  readonly operation: Operation
  readonly caller: Caller
  readonly keys: Keys
  readonly notes: readonly string[]
}

export function notTaken(answer: Answer): Left {
  const who = answer.status === 401 || answer.status === 403 || answer.status === 404
  return { why: `a valid request is not taken: ${exchangeLine(answer)}`, hangsOn: who ? 'caller' : 'request' }
}

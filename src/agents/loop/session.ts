import type { Ended } from '../answer.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Tape } from '../ledger/tape.ts'
import type { Model } from '../port.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Desk } from '../tools/tool.ts'
import type { Clock } from './clock.ts'
import { Over, type Purse } from './purse.ts'

/** What all agents that work at one question share. */
export interface Session {
  readonly question: string
  readonly model: Model | null
  readonly desk: Desk
  readonly purse: Purse
  readonly ledger: Ledger
  readonly secrets: Secrets
  readonly clock: Clock
  readonly patience: Patience
  /** Ends with time, or when nobody waits any more. */
  readonly signal: AbortSignal
  /** A ledger that is played again; null where things happen. */
  readonly tape: Tape | null
  /** Whether tools that write or execute are allowed without asking. */
  readonly allowed: boolean
}

/** How long a model is waited for. */
export interface Patience {
  readonly tries: number
  /** Milliseconds without a word after which it is given up. */
  readonly silence: number
  /** Milliseconds before the second try; each further one waits twice as long. */
  readonly pause: number
  /** It may ask to wait so long, and no longer. */
  readonly longestWait: number
}

export const usualPatience: Patience = { tries: 4, silence: 120_000, pause: 1_000, longestWait: 60_000 }

/** Throws when time is over. That is written down, as a replay has to end at the same place. */
export function checkTime(session: Session): void {
  const reason = session.tape === null ? overBy(session) : session.tape.stoppedHere()
  if (reason === null) return
  session.ledger.add({ kind: 'stopped', at: session.clock.date(), reason })
  throw new Over(reason, reason === 'time' ? 'the time is over' : 'nobody waits for the answer any more')
}

function overBy({ signal, desk }: Session): Exclude<Ended, 'answered'> | null {
  if (desk.signal.aborted) return 'stopped'
  return signal.aborted ? 'time' : null
}

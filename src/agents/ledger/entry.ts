import type { Place, Run } from '../../model/index.ts'
import type { Json } from '../../kernel/json.ts'
import type { Message, ModelError, ModelToolCall, StopReason, Usage } from '../port.ts'
import type { Limits, Prices } from '../loop/purse.ts'
import type { Answer, Ended } from '../answer.ts'

/** What happened, in the order it did: one line of JSON each. */
export type Entry = Opened | ModelEntry | ToolEntry | Stopped | Closed

export interface Opened {
  readonly kind: 'opened'
  readonly version: 1
  readonly at: string
  readonly question: string
  readonly model: string
  readonly tools: readonly string[]
  readonly limits: Limits
  readonly prices: Prices | null
}

/** A call of the model, with all tries it took. */
export interface ModelEntry {
  readonly kind: 'model'
  /** `M1` */
  readonly id: string
  readonly at: string
  readonly agent: string
  /** A digest of the whole request. */
  readonly request: string
  /** What of it this agent's last call did not hold yet. */
  readonly given: readonly Message[]
  readonly tries: readonly Try[]
  /** Null where every try failed. */
  readonly reply: Reply | null
}

export interface Try {
  readonly error: ModelError | null
  readonly usage: Usage
  readonly microdollars: number | null
  readonly milliseconds: number
}

export interface Reply {
  readonly text: string
  readonly calls: readonly ModelToolCall[]
  readonly stop: StopReason
}

/** A call of a tool, carried out or not. */
export interface ToolEntry {
  readonly kind: 'tool'
  /** `T1` */
  readonly id: string
  readonly at: string
  readonly agent: string
  readonly name: string
  /** As it was asked for. */
  readonly input: string
  readonly digest: string
  /** Whether it is a tool of the loop itself: its answer is no evidence. */
  readonly inner: boolean
  readonly outcome: Outcome
  readonly milliseconds: number
}

export type Outcome =
  | {
      readonly kind: 'answered'
      readonly answer: Json
      readonly runs: readonly Run[]
      readonly places: readonly Place[]
      readonly approved: boolean
    }
  /** - refused: it was not carried out; failed: it was, and gave no answer; repeated: it had been answered before */
  | { readonly kind: 'refused' | 'failed' | 'repeated'; readonly why: string }

/** A limit that nobody could foresee was reached: time. */
export interface Stopped {
  readonly kind: 'stopped'
  readonly at: string
  readonly reason: Ended
}

export interface Closed {
  readonly kind: 'closed'
  readonly at: string
  readonly answer: Answer
}

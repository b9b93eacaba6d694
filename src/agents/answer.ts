/** What came of a question. */
export interface Answer {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly question: string
  /** Markdown: what is left of what was written when every claim was looked up. */
  readonly text: string
  /** What its numbers and references rest on. */
  readonly evidence: readonly Evidence[]
  /** What was taken out, and why. */
  readonly struck: readonly Struck[]
  readonly ended: Ended
  readonly model: string
  readonly spent: Spent
  /** What could not be asked or read. */
  readonly unknown: readonly string[]
}

export interface Evidence {
  /** As it is written: `1,410 pages`, `app/models.py:12`. */
  readonly claim: string
  /** The calls whose answers hold it, by their ids in the ledger: `T3`; `question` for what was said by whoever asked. */
  readonly from: readonly string[]
}

export interface Struck {
  readonly text: string
  readonly why: string
}

/** Why it ended: with an answer, or before it. */
export type Ended = 'answered' | 'tokens' | 'money' | 'steps' | 'calls' | 'time' | 'repetition' | 'stopped' | 'model'

export interface Spent {
  readonly input: number
  readonly output: number
  /** Null where nobody said what a token costs. */
  readonly microdollars: number | null
  readonly modelCalls: number
  readonly toolCalls: number
}

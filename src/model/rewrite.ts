import type { ObservedStatement } from './history.ts'

/** The safe way of one statement, as a rule proposes it. */
export interface ProposedRewrite {
  readonly folder: string
  readonly revision: string
  /** Where the statement stands among those of its revision. */
  readonly statement: number
  /** Whether its steps come in place of the statement, or beside it. */
  readonly place: 'instead' | 'before' | 'after'
  readonly steps: readonly RewriteStep[]
  /** Whether the schema is meant to be what it would have been: a copy that is kept, or an index more, is not. */
  readonly ends: 'same' | 'elsewhere'
}

/** What is sent in one transaction. */
export interface RewriteStep {
  readonly statements: readonly string[]
  /** To be sent until it changes no row any more. */
  readonly untilNone: boolean
  /** What only somebody who knows the data can put in; null where nothing is left open. */
  readonly open: string | null
  /** Whether it can be run as it stands. */
  readonly runs: boolean
}

/** A safe way after it was run where its revision runs. */
export interface TracedRewrite {
  /** What takes the place of the statements of the finding, each with what the server did. */
  readonly statements: readonly TracedStatement[]
  /** Whether all of it runs, and leads to the very schema the revision leads to. */
  readonly same: boolean
  /** Why not, or what is to be known beside it, in a sentence; '' when there is nothing to say. */
  readonly reason: string
  /** What the schema has otherwise afterwards, a line each: `+ index ...`. */
  readonly differences: readonly string[]
  /** The revision written anew, with the safe ways of all its findings; null where somebody has to finish it. */
  readonly revision: WrittenRevision | null
}

export interface TracedStatement extends Pick<
  ObservedStatement,
  'sql' | 'locks' | 'rewrites' | 'scans' | 'changes' | 'error'
> {
  /** Whether it has a transaction of its own. */
  readonly alone: boolean
  readonly untilNone: boolean
}

/** A revision as files of its tool. */
export interface WrittenRevision {
  readonly id: string
  readonly files: readonly WrittenFile[]
}

export interface WrittenFile {
  readonly path: string
  readonly text: string
}

/** What was tried of a backend, and what came of it. */
export interface Proof {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly project: string
  /** When it began, and how long it took. */
  readonly began: string
  readonly seconds: number
  /** What it rests on: `PostgreSQL 18.4, native`, `Python 3.12.3`. */
  readonly ground: readonly string[]
  readonly sections: readonly ProvenSection[]
}

/** The sections of a proof, in the order they are run. */
export type ProvenName = 'migrations' | 'tests' | 'contract' | 'access' | 'attacks' | 'queries' | 'plans' | 'load'

export interface ProvenSection {
  readonly name: ProvenName
  readonly seconds: number
  readonly claims: readonly Claim[]
}

/**
 * - held: the run named with it shows it
 * - broken: the run named with it shows the opposite
 * - not run: nothing decided it; `detail` says why
 */
export type Verdict = 'held' | 'broken' | 'not run'

/** A sentence about a backend, and the run that decided it. */
export interface Claim {
  /** Unique and stable: `migrations/down`, `attacks/A03`. */
  readonly id: string
  /** What is claimed, as a sentence that is true when it holds. */
  readonly title: string
  readonly verdict: Verdict
  /** The number that was measured, with its unit: `214 passed`, `p95 12 ms`. */
  readonly figure?: string
  /** The command or request that decided it; what would have decided it, where nothing was run. */
  readonly run: string
  /** What was seen, or why nothing was run, in a sentence. */
  readonly detail: string
  /** Lines to look at: failing tests, answers, differences. */
  readonly evidence: readonly string[]
}

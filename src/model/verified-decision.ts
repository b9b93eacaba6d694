import type { DecisionRecord } from './decision.ts'
import type { Place } from './provenance.ts'
import type { Finding } from './review.ts'

/** Decisions on record, each with what the code says to it. */
export interface VerifiedDecisions {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly decisions: readonly VerifiedDecision[]
  /** What the answers rest on. */
  readonly examined: { readonly files: number; readonly operations: number; readonly rules: number }
}

export interface VerifiedDecision {
  readonly record: DecisionRecord
  /**
   * - contradicted: something it rules out was found
   * - mistaken: a check names what is not there to be checked
   * - unknown: a check could not be answered
   * - kept: every check was answered, and nothing was found
   * - not checked: it says nothing that can be checked
   * - not in force: it is not accepted, or not any more
   */
  readonly state: 'contradicted' | 'mistaken' | 'unknown' | 'kept' | 'not checked' | 'not in force'
  readonly checks: readonly VerifiedCheck[]
}

export interface VerifiedCheck {
  /** As it is written: a check, or a sentence of the decision. */
  readonly text: string
  readonly at: Place
  readonly answer: 'holds' | 'broken' | 'unknown' | 'mistaken' | 'not in force'
  /** What was looked at, or why nobody can tell. */
  readonly because: string
  readonly findings: readonly Finding[]
  /** Findings somebody wrote off in the code, with a reason: they contradict nothing. */
  readonly excepted: readonly Finding[]
}

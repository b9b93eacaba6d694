import type { DecisionRecord, VerifiedDecisions } from '../../model/index.ts'

export interface AdrOptions {
  readonly color: boolean
  readonly width: number
}

/** Both pages a format has: the decisions on record, and what the code says to them. */
export interface AdrRenderer {
  list(records: readonly DecisionRecord[], options: AdrOptions): string
  verified(verified: VerifiedDecisions, options: AdrOptions): string
}

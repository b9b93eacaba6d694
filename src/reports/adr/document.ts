import type { DecisionRecord, VerifiedDecisions } from '../../model/index.ts'

/** What `architect adr list` and `architect adr verify` print as JSON; docs/schema/adr-1.json is made from this. */
export type AdrDocument = AdrList | AdrVerified

interface AdrList {
  readonly $schema: string
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly records: readonly DecisionRecord[]
}

interface AdrVerified extends VerifiedDecisions {
  readonly $schema: string
}

export const adrSchemaId = 'urn:backend-architect:schema:adr-1'

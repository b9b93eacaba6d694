import type { DecisionsReport } from '../../model/index.ts'

/** What `--format json` prints; docs/schema/decisions-1.json is made from this. */
export interface DecisionsDocument extends DecisionsReport {
  readonly $schema: string
}

export const decisionsSchemaId = 'urn:backend-architect:schema:decisions-1'

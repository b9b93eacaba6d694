import type { Drift } from '../../model/index.ts'

/** What `--format json` prints; docs/schema/drift-1.json is made from this. */
export interface DriftDocument extends Drift {
  readonly $schema: string
}

export const driftSchemaId = 'urn:backend-architect:schema:drift-1'

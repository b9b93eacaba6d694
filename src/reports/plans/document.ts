import type { PlansReport } from '../../model/index.ts'

/** What `--format json` prints; docs/schema/plans-1.json is made from this. */
export interface PlansDocument extends PlansReport {
  readonly $schema: string
}

export const plansSchemaId = 'urn:backend-architect:schema:plans-1'

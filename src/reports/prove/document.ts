import type { Proof } from '../../model/index.ts'

/** What `--format json` prints; docs/schema/proof-1.json is made from this. */
export interface ProofDocument extends Proof {
  readonly $schema: string
}

export const proofSchemaId = 'urn:backend-architect:schema:proof-1'

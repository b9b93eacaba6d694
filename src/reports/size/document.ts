import type { SizeReport } from '../../model/index.ts'

/** What `--format json` prints; docs/schema/size-1.json is made from this. */
export interface SizeDocument extends SizeReport {
  readonly $schema: string
}

export const sizeSchemaId = 'urn:backend-architect:schema:size-1'

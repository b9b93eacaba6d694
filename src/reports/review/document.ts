import type { Review } from '../../model/index.ts'

/** What `--format json` prints; docs/schema/review-1.json is made from this. */
export interface ReviewDocument extends Review {
  readonly $schema: string
}

export const reviewSchemaId = 'urn:backend-architect:schema:review-1'

import { type ReviewDocument, reviewSchemaId } from './document.ts'
import type { RenderReview } from './options.ts'

/** The review itself, pretty. */
export const render: RenderReview = (review) => {
  const document: ReviewDocument = { $schema: reviewSchemaId, ...review }
  return `${JSON.stringify(document, null, 2)}\n`
}

import type { RenderReview } from './options.ts'

/** The review itself, pretty. */
export const render: RenderReview = (review) => `${JSON.stringify(review, null, 2)}\n`

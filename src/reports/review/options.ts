import type { Review } from '../../model/index.ts'

export interface ReviewOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** The text of a file of the reviewed folder, for code frames; null when it is gone. */
  readonly source: (file: string) => string | null
}

export type RenderReview = (review: Review, options: ReviewOptions) => string

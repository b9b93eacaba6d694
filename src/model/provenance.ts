/** Where a fact stands in a file. Lines and columns start at 1. */
export interface Place {
  /** Relative to the surveyed folder, with `/`. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** One step of a chain that shows why something is so. */
export interface Step {
  /** What happens here, in a few words: `included with prefix /orders`. */
  readonly what: string
  readonly at: Place
}

/** Something the program decides at run time, as far as its text tells. */
export interface Condition {
  /** The condition as written, `not` included: `settings.ENABLE_ADMIN`. */
  readonly text: string
  readonly at: Place
}

/** Yes and no are claims; unknown says that nobody here can tell. */
export type Answer = 'yes' | 'no' | 'unknown'

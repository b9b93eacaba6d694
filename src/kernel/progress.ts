/** What a long piece of work is doing right now. Who listens decides whether anybody sees it. */
export interface ProgressStep {
  /** A short present participle with its object: `reading files`. */
  readonly doing: string
  readonly done: number
  /** Null when the amount of work is not known beforehand. */
  readonly of: number | null
}

export interface Progress {
  report(step: ProgressStep): void
}

export const silent: Progress = { report: () => undefined }

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

/** Nobody waits for the result any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** Telling how far a work is ends it, where nobody waits for it any more. */
export const stoppable = (progress: Progress, signal: AbortSignal): Progress => ({
  report: (step) => {
    if (signal.aborted) throw new Cancelled()
    progress.report(step)
  },
})

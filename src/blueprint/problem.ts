/** A stretch of the text, by offsets. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Something a blueprint must not say, where it says it, and what to write instead. */
export interface Problem extends Range {
  readonly message: string
  readonly help: string
}

/** The text stops making sense here: whatever else could be said of it would only follow from this. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

export function refuse({ start, end }: Range, message: string, help = ''): never {
  throw new Unreadable({ start, end, message, help })
}

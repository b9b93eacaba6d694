import type { Operation, Place, Revision, Setting, Severity, Table } from '../../model/index.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'
import type { Sentence } from './sentence.ts'

/** A kind of rule that code can be held against, whatever words a project writes it in. */
export interface Check {
  readonly name: string
  readonly severity: Severity
  /** What a sentence demands; null when it speaks of something else, or of more than can be checked. */
  understand(sentence: Sentence): Demand | null
}

export interface Demand {
  /** What is looked at, as a sentence: `every path begins with /api/v1`. */
  readonly means: string
  test(part: Part): Outcome
}

export interface Outcome {
  /** How many things it was looked for in: none is no evidence. */
  readonly looked: number
  readonly breaks: readonly Break[]
  /** How many of them nobody could tell of. */
  readonly unknown?: number
}

export interface Break {
  readonly at: Place
  /** What breaks it: an operation, a table, a function. */
  readonly subject: string
}

/** The part of the backend a document speaks for. */
export interface Part {
  readonly operations: readonly Operation[]
  readonly tables: readonly Table[]
  readonly revisions: readonly Revision[]
  readonly settings: readonly Setting[]
  readonly files: readonly CodeFile[]
  readonly code: Code
}

/** Looks at each of some things. */
export function each<T>(things: readonly T[], breaks: (thing: T) => readonly Break[]): Outcome {
  return { looked: things.length, breaks: things.flatMap(breaks) }
}

export const operationBreak = (operation: Operation): Break => ({ at: operation.handler, subject: operation.id })

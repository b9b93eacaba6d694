import type { Scope } from '../../../blueprint/check/scope.ts'
import { NUMBERS } from '../../../readers/request/vocabulary/units.ts'

/** What a part that comes with the backend does, by the words that ask for it. */
export interface Known {
  readonly isThere: (scope: Scope) => boolean
  /** What a sentence speaks of that may ask for it. */
  readonly about: RegExp
  /** All words that ask for it, wherever they stand. */
  readonly said: RegExp
  /** What it does; null where it does that otherwise than it is said. */
  readonly is: (said: string, scope: Scope) => string | null
  /** Where that stands: a column, an operation, a line of the blueprint. */
  readonly at: string
}

/** What each part of one kind has in common, with what it does. */
export const knownOf = (
  of: Pick<Known, 'isThere' | 'about'>,
  facts: readonly (readonly [said: RegExp, is: string | Known['is'], at: string])[],
): readonly Known[] =>
  facts.map(([said, is, at]) => ({
    ...of,
    said: new RegExp(said.source, 'gi'),
    is: typeof is === 'string' ? () => is : is,
    at,
  }))

/** The first number that is said, in digits or in a word. */
export const numberIn = (said: string): number | undefined =>
  (said.toLowerCase().match(/[a-z]+|\d+/g) ?? [])
    .map((word) => NUMBERS.get(word) ?? Number(word))
    .find((one) => one > 0)

import type { Choice } from './choice.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Saying } from './saying.ts'

/** One of a list, as it is written: what it is called, and what is said behind it. */
export interface Item {
  readonly noun: Noun
  /** What stands in parentheses. */
  readonly inner: readonly Item[]
  /** The words it may be one of. */
  readonly choice: Choice | null
  readonly saying: Saying
  readonly from: number
  readonly to: number
  /** Of what holds it there usually are several rows of it, whatever else the name could be. */
  readonly isRow?: true
}

export const itemOf = (noun: Noun): Item => ({
  noun,
  inner: [],
  choice: null,
  saying: sayingNothing(noun.to),
  from: noun.from,
  to: noun.to,
})

export const sayingNothing = (to: number): Saying => ({
  type: null,
  most: null,
  least: null,
  usual: null,
  words: [],
  to,
})

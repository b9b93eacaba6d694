import type { WrittenNumber } from './numbers.ts'
import type { Reference } from './references.ts'
import type { UnitWords } from './unit-words.ts'

/** Something a passage says that has to be found in what the tools answered. */
export type Claim = NumberClaim | PlaceClaim | TextClaim

export interface NumberClaim {
  readonly kind: 'number'
  readonly text: string
  readonly start: number
  readonly end: number
  readonly number: WrittenNumber
  readonly units: UnitWords
}

export interface PlaceClaim {
  readonly kind: 'place'
  readonly text: string
  readonly start: number
  readonly end: number
  readonly place: Reference
}

/** A date, a line of code: it has to stand somewhere as it is. */
export interface TextClaim {
  readonly kind: 'text'
  /** Whether it is a line of code: it says nothing of anything else. */
  readonly line?: true
  readonly text: string
  readonly start: number
  readonly end: number
}

import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import { isPlural, singular } from '../vocabulary/forms.ts'
import { setOf } from '../vocabulary/words.ts'

/** Words of a name, in small letters, the last one singular. */
export interface Name extends Span {
  readonly words: readonly string[]
}

const MOST_WORDS = 4

/** Up to what is no part of a name, or behind several of them. */
export function nameAt(page: Page, from: number): Name | null {
  let to = from
  while (to - from < MOST_WORDS && page.isWord(to) && !ENDING.has(page.word(to)) && !MODALS.test(page.word(to))) {
    to += 1
    if (isPlural(page.word(to - 1))) break
  }
  return named(page, from, to)
}

/** What ends right before a word, but for a comma or a bracket, for how long it is had, and of what it is one. */
export function nameBefore(page: Page, at: number): Name | null {
  const to = /^[,(]$/.test(page.word(at - 1)) ? at - 1 : at
  // `bikes for a day`, `copies for 21 days`
  if (UNITS.has(singular(page.word(to - 1))) && page.word(to - 3) === 'for') return nameBefore(page, to - 3)
  // `copies of books`
  if (page.word(to - 2) === 'of' && isPlural(page.word(to - 3))) return nameBefore(page, to - 2)
  return to > 0 && page.isWord(to - 1) && !ENDING.has(page.word(to - 1)) ? named(page, to - 1, to) : null
}

/** Behind `of books`, where copies of them are counted. */
export function ofEnd(page: Page, at: number): number {
  const whole = page.word(at) === 'of' && isPlural(page.word(at + 1)) ? nameAt(page, at + 1) : null
  return whole?.to ?? at
}

const UNITS = setOf('minute hour day night week weekend month year')

export function named(page: Page, from: number, to: number): Name | null {
  const words = page.tokens.slice(from, to).map(({ lower }) => lower)
  return words.length === 0 ? null : { from, to, words: [...words.slice(0, -1), singular(words.at(-1)!)] }
}

export const MODALS =
  /^(can|may|might|must|should|shall|will|would|could|cannot|only|never|not|ever|have|has|had|having|be|is|are|been|do|does|able|allowed|permitted|get|gets|hold|holds|take|takes|it|they|he|she)$/

/** What a name of things does not go over. */
const ENDING = setOf(
  `per a an each every at in of on for to from with and or by until before within was were if when that who which the his her their
  its as than so while where whenever once after during but simultaneously concurrently altogether total overall`,
)

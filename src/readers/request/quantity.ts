import type { Page } from './page.ts'

const LIMITS: readonly (readonly string[])[] = [
  ['at', 'least'],
  ['at', 'most'],
  ['up', 'to'],
  ['no', 'more', 'than'],
  ['not', 'more', 'than'],
  ['more', 'than'],
  ['less', 'than'],
  ['fewer', 'than'],
  ['a', 'maximum', 'of'],
  ['a', 'minimum', 'of'],
  ['a', 'limit', 'of'],
  ['maximum'],
  ['max'],
  ['minimum'],
  ['min'],
  ['only'],
  ['exactly'],
  ['just'],
]
const NUMBERS = /^(one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|a|an|half)$/

/** `at most 5`, `only one`, `11`: how many there are; where it ends, and where it began for none. */
export function quantityEnd(page: Page, at: number): number {
  const limit = LIMITS.find((words) => page.matches(at, words))
  const number = at + (limit?.length ?? 0)
  if (page.isFenced(number)) return at
  if (page.tokens[number]?.kind === 'number') return number + 1
  return limit !== undefined && NUMBERS.test(page.word(number)) ? number + 1 : at
}

import { isPlural } from '../vocabulary/forms.ts'
import { isStop } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { NUMBERS as WORDS } from '../vocabulary/units.ts'

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
const COUNTS = /^(four|five|six|seven|eight|nine|ten|eleven|twelve)$/
const NUMBERS = /^(one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|a|an|half)$/

/** `at most 5`, `only one`, `11`: how many there are; where it ends, and where it began for none. */
export function quantityEnd(page: Page, at: number): number {
  const range = rangeAt(page, at)
  if (range !== null) return range.to
  const limit = LIMITS.find((words) => page.matches(at, words))
  const number = at + (limit?.length ?? 0)
  if (page.isFenced(number)) return at
  if (page.tokens[number]?.kind === 'number') return number + 1
  // `four options`
  if (limit === undefined && COUNTS.test(page.word(number)) && isSeveral(page, number + 1)) return number + 1
  return limit !== undefined && NUMBERS.test(page.word(number)) ? number + 1 : at
}

/** `options`, `recovery codes` */
const isSeveral = (page: Page, at: number): boolean =>
  isPlural(page.word(at)) || (page.isWord(at) && !isStop(page.word(at)) && isPlural(page.word(at + 1)))

/** `1 to 10 photos`, `between 2 and 4 people`, `1-3 images` */
function rangeAt(
  page: Page,
  at: number,
): { readonly least: number; readonly most: number; readonly to: number } | null {
  const isBetween = page.word(at) === 'between'
  const first = isBetween ? at + 1 : at
  if (page.tokens[first]?.kind !== 'number' || page.tokens[first + 2]?.kind !== 'number') return null
  if (!(isBetween ? /^and$/ : /^(to|-|–)$/).test(page.word(first + 1)) || page.isFenced(first)) return null
  const to = first + 3
  if (!page.isWord(to) || !isPlural(page.word(to)) || NOT_COUNTED.test(page.word(to))) return null
  const [least, most] = [first, first + 2].map((one) => Number(page.word(one).replaceAll(/[,_]/g, '')))
  return Number.isInteger(least) && Number.isInteger(most) ? { least: least!, most: most!, to } : null
}
/** How long, how large or how good something is. */
const NOT_COUNTED =
  /^(seconds|minutes|hours|days|weeks|months|years|euros|dollars|pounds|cents|percent|stars|points|characters|chars|letters|words|metres|meters|km|kg|mb|gb|is|was|has)$/

/** From how many to how many, where digits or a word say it; null where none does. */
export function boundAt(
  page: Page,
  at: number,
): { readonly least: number | null; readonly most: number | null } | null {
  const range = rangeAt(page, at)
  if (range !== null) return range
  const end = quantityEnd(page, at)
  if (end === at) return null
  const said = page.word(end - 1).replaceAll(/[,_]/g, '')
  const value = WORDS.get(said) ?? Number(said)
  if (!Number.isInteger(value)) return null
  const limit = page.tokens
    .slice(at, end - 1)
    .map(({ lower }) => lower)
    .join(' ')
  if (/^(at least|a minimum of|minimum|min)$/.test(limit)) return { least: value, most: null }
  if (/^(more than)$/.test(limit)) return { least: value + 1, most: null }
  if (/^(less than|fewer than)$/.test(limit)) return { least: null, most: value - 1 }
  return /^(|exactly|just|only)$/.test(limit) ? { least: value, most: value } : { least: null, most: value }
}

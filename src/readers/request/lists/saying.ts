import { isPlural } from '../vocabulary/forms.ts'
import { isStop } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { SAID_TYPES } from '../vocabulary/types.ts'
import { UNIT_NAMES } from '../vocabulary/units.ts'
import { byFirst } from '../vocabulary/words.ts'

/** What is said of a field behind its name: `in cents`, `of up to 500 characters`, `optional`. */
export interface Saying {
  readonly type: string | null
  readonly most: number | null
  readonly least: number | null
  /** `a capacity of 20`: so many, if nobody says otherwise, and of what. */
  readonly usual: { readonly value: number; readonly unit: string } | null
  /** `optional`, `unique`, `encrypted` */
  readonly words: readonly string[]
  /** `in kW`: what it is counted in. */
  readonly unit?: string
  readonly to: number
}

const NOTHING_SAID = (to: number): Saying => ({ type: null, most: null, least: null, usual: null, words: [], to })

const MARKS: ReadonlySet<string> = new Set(
  'optional unique uniq required mandatory encrypted hashed hidden immutable nullable indexed searchable'.split(' '),
)
const LEADING: ReadonlySet<string> = new Set([
  'which',
  'that',
  'is',
  'are',
  'be',
  'must',
  'a',
  'an',
  'the',
  'as',
  'of',
  'type',
  'stored',
])
const BY_FIRST = byFirst(SAID_TYPES)

/** Reads as far as something is said; `to` is where it began where nothing is. */
export function sayingAt(page: Page, from: number, isInList = false): Saying {
  const isTyped = isInList && page.word(from) === ':' && typeAt(page, from + 1) !== null
  let saying = NOTHING_SAID(isTyped ? from + 1 : from)
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const next = oneAt(page, saying.to, saying)
    if (next === null) break
    saying = next
  }
  return isTyped && saying.type === null ? NOTHING_SAID(from) : saying
}

function oneAt(page: Page, from: number, before: Saying): Saying | null {
  let at = from
  while (
    at - from < 4 &&
    (LEADING.has(page.word(at)) || (before.to > 0 && page.word(at) === ',' && isMark(page, at + 1)))
  )
    at += 1
  const size = sizeAt(page, at)
  if (size !== null) {
    const isText = /^(characters|chars|character|letters|words|long)$/.test(page.word(size.to - 1))
    return { ...before, ...size, words: isText ? [...before.words, 'characters'] : before.words }
  }
  const usual =
    before.usual === null ? usualAt(page, page.word(from) === 'of' ? from + 1 : defaultAt(page, from)) : null
  if (usual !== null) return { ...before, usual: usual.usual, to: usual.to }
  // `ratings are hidden until the contest ends`
  const isForNow = /^(is|are)$/.test(page.word(at - 1)) && page.isAside(at + 1)
  if (isMark(page, at) && !isForNow && (at > from || !isNounBehind(page, at)))
    return { ...before, words: [...before.words, page.word(at)], to: at + 1 }
  // `text` alone is a name; behind `as`, `:` or in parentheses it is a type.
  const type = before.type === null && introduces(page, at) ? typeAt(page, at) : null
  if (type === null) return null
  const said = unitSaid(page, at, type.to)
  // `a needle size in mm`: of 2.5 as well.
  const isMeasured = type.type.startsWith('int') && /^(mm|metres|km|kg|litres)$/.test(said.unit ?? '')
  return { ...before, ...said, type: isMeasured ? 'float' : type.type, to: type.to }
}

/** `default 3`, `by default: 30`: where the number stands; -1 for none. */
function defaultAt(page: Page, from: number): number {
  let at = page.word(from) === ',' ? from + 1 : from
  if (page.word(at) === 'by') at += 1
  if (!/^(default|defaults)$/.test(page.word(at))) return -1
  at += 1
  while (/^(:|=|is|to|of|value)$/.test(page.word(at))) at += 1
  return at
}

const UNITS =
  /^(seconds?|minutes?|hours?|days?|weeks?|months?|years?|euros?|eur|dollars?|usd|pounds?|gbp|percent|%|kg|km|points|people|persons)$/

/** `a usage limit of 100`, `a time limit of 30 seconds` */
function usualAt(page: Page, at: number): { readonly usual: Saying['usual']; readonly to: number } | null {
  if (page.tokens[at]?.kind !== 'number') return null
  const unit = UNITS.test(page.word(at + 1)) ? page.word(at + 1) : ''
  const to = unit === '' ? at + 1 : at + 2
  const isWhole = page.isEnd(to) || /^(,|\)|and|or)$/.test(page.word(to))
  const value = Number(page.word(at).replaceAll(/[,_]/g, ''))
  return isWhole && Number.isFinite(value) ? { usual: { value, unit }, to } : null
}

const unitSaid = (page: Page, at: number, to: number): Pick<Saying, 'unit'> => {
  const said = page.word(at) === 'in' ? page.tokens.slice(at + 1, to).map(({ lower }) => lower) : []
  const unit = said.length > 0 ? UNIT_NAMES.get(said.join(' ')) : undefined
  return unit === undefined ? {} : { unit }
}

const isMark = (page: Page, at: number): boolean => MARKS.has(page.word(at))
const isNounBehind = (page: Page, at: number): boolean => page.isWord(at + 1) && !/^(and|or)$/.test(page.word(at + 1))

const introduces = (page: Page, at: number): boolean =>
  page.word(at) === 'in' || /^(as|:|\(|a|an|of|type|is|are|,|be)$/.test(page.word(at - 1))

function typeAt(page: Page, at: number): { readonly type: string; readonly to: number } | null {
  const found = BY_FIRST.get(page.word(at))?.find(({ words }) => page.matches(at, words))
  if (!found) return null
  const to = at + found.words.length
  // `as text` and `(text)`, but not `a date of birth`.
  return /^(of)$/.test(page.word(to)) ||
    (page.isWord(to) && /^(a|an|,)$/.test(page.word(at - 1)) && page.word(at) !== 'in')
    ? null
    : { type: found.means, to }
}

/** `a note to the shop of at most 300 characters`: whom it is for stands between. */
const isTo = (page: Page, at: number): boolean =>
  /^(to|for)$/.test(page.word(at)) && /^(the|our|a|an)$/.test(page.word(at + 1)) && page.word(at + 3) === 'of'

/** `up to 500 characters`, `max 80`, `from 1 to 5`, `1-5` */
function sizeAt(page: Page, from: number): Pick<Saying, 'least' | 'most' | 'to'> | null {
  const size = sizeFrom(page, from)
  return size !== null && page.word(from) === 'with' && isCountOf(page, size.to) ? null : size
}

/** `listings with up to 10 photos`: so many of those, and no length. */
const isCountOf = (page: Page, at: number): boolean =>
  page.tokens[at - 1]?.kind === 'number' &&
  page.isWord(at) &&
  isPlural(page.word(at)) &&
  !isStop(page.word(at)) &&
  !UNITS.test(page.word(at))

function sizeFrom(page: Page, from: number): Pick<Saying, 'least' | 'most' | 'to'> | null {
  let at = isTo(page, from) ? from + 3 : from
  while (/^(with|of|a|maximum|length|at|from|between)$/.test(page.word(at)) && at - from < 4) at += 1
  if (
    /^(up|max|maximum|most|limited|no)$/.test(page.word(at)) ||
    (page.word(at) === '<' && page.word(at + 1) === '=')
  ) {
    let number = at + 1
    while (/^(to|than|more|of|length|=|chars|characters)$/.test(page.word(number)) && number - at < 4) number += 1
    // `attachments up to 10 MB`: of how large they may be, and no number of anything
    if (page.isFenced(number)) return { least: null, most: null, to: fencedEnd(page, number) }
    return page.tokens[number]?.kind === 'number'
      ? { least: null, most: whole(page, number), to: afterUnit(page, number + 1) }
      : null
  }
  if (page.word(at) === '>') {
    const number = page.word(at + 1) === '=' ? at + 2 : at + 1
    const least = whole(page, number) + (number === at + 1 ? 1 : 0)
    return page.tokens[number]?.kind === 'number' ? { least, most: null, to: afterUnit(page, number + 1) } : null
  }
  if (page.tokens[at]?.kind !== 'number') return null
  const second = /^(to|and|:)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  if (page.tokens[second]?.kind === 'number')
    return { least: whole(page, at), most: whole(page, second), to: afterUnit(page, second + 1) }
  return /^(characters|chars|character|letters)$/.test(page.word(at + 1))
    ? { least: null, most: whole(page, at), to: at + 2 }
    : null
}

const whole = (page: Page, at: number): number => Math.round(Number(page.word(at).replaceAll(/[,_]/g, '')) || 0)
const afterUnit = (page: Page, at: number): number =>
  /^(characters|chars|character|letters|words|stars|points|long|people|persons|participants|attendees|guests|seats|places|items|kg|g|km|m|cm|mm|kilograms|grams|kilometres|metres|meters|centimetres)$/.test(
    page.word(at),
  )
    ? at + 1
    : at

/** What is said before a name and behind it. */
export const merged = (one: Saying, other: Saying): Saying => ({
  type: one.type ?? other.type,
  most: one.most ?? other.most,
  least: one.least ?? other.least,
  usual: one.usual ?? other.usual,
  words: [...one.words, ...other.words],
  ...((one.unit ?? other.unit) === undefined ? {} : { unit: (one.unit ?? other.unit)! }),
  to: Math.max(one.to, other.to),
})

function fencedEnd(page: Page, from: number): number {
  let at = from
  while (page.isFenced(at)) at += 1
  return at
}

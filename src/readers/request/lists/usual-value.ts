import { snakeOf } from '../vocabulary/forms.ts'
import type { Page } from '../page/page.ts'

/** Which of some values something is where nobody says. */
export interface UsualValue {
  readonly value: string
  readonly to: number
}

/** A value is a word, or two or three. */
const MOST_WORDS = 3

/** `medium by default`, `medium unless said otherwise`, `defaulting to medium`; null for anything else. */
export function usualValueAt(page: Page, at: number): UsualValue | null {
  const start = openerEnd(page, at)
  return start === null ? markedAt(page, at) : plainValueAt(page, start)
}

/** Behind `: new, used or worn`: `, used by default`, `which defaults to used`, `and is used by default`. */
export function usualBehind(page: Page, at: number, values: readonly string[]): UsualValue | null {
  let from = at
  while (from - at < 4 && LINKING.test(page.word(from))) from += 1
  const said = usualValueAt(page, from)
  return said !== null && values.includes(said.value) ? said : null
}

const LINKING = /^(,|and|which|that|it|is|are|with|a|the)$/

/** The value comes first, and then that it is the one. */
function markedAt(page: Page, at: number): UsualValue | null {
  for (let to = at + 1; to <= at + MOST_WORDS && page.isWord(to - 1); to += 1) {
    const end = markEnd(page, to)
    if (end !== null) return { value: valueOf(page, at, to), to: end }
  }
  return null
}

/** The value is all there is up to a comma, a parenthesis or the end. */
export function plainValueAt(page: Page, from: number): UsualValue | null {
  let to = from
  while (to - from < MOST_WORDS && page.isWord(to) && !/^(and|or|but|which|that|with)$/.test(page.word(to))) to += 1
  return to === from ? null : { value: valueOf(page, from, to), to }
}

/** `default`, `by default`, `the default is`, `defaulting to`, `with a default of`: where the value begins. */
function openerEnd(page: Page, from: number): number | null {
  const at = /^(with|by|the|a)$/.test(page.word(from)) ? from + 1 : from
  const word = page.word(/^(a|the)$/.test(page.word(at)) ? at + 1 : at)
  if (!/^(default|defaults|defaulting)$/.test(word)) return null
  let to = (word === page.word(at) ? at : at + 1) + 1
  while (/^(:|=|is|to|of|being|value|it|they|are)$/.test(page.word(to))) to += 1
  return page.isWord(to) ? to : null
}

/** Where it ends that what stands before is the one: `by default`, `unless stated otherwise`; null where it is not said. */
function markEnd(page: Page, at: number): number | null {
  const known = MARKS.find((words) => page.matches(at, words))
  if (known !== undefined) return at + known.length
  if (page.word(at) === '(' && page.word(at + 1) === 'default' && page.word(at + 2) === ')') return at + 3
  if (!/^(unless|if|when)$/.test(page.word(at))) return null
  const to = at + 1
  const isUnless = page.word(at) === 'unless'
  if (isUnless && page.word(to) === 'otherwise' && SAID.test(page.word(to + 1))) return to + 2
  if (isUnless && SAID.test(page.word(to)) && page.word(to + 1) === 'otherwise') return to + 2
  const what = isUnless ? /^(something|anything|another|one)$/ : /^(nothing|none|not)$/
  if (!what.test(page.word(to))) return null
  let end = to + 1
  while (/^(else|other|value|one|is|was)$/.test(page.word(end))) end += 1
  return SAID.test(page.word(end)) ? end + 1 : null
}

/** `medium unless said otherwise`, where medium was named before: which it usually is, and no condition. */
export function isUsualMark(page: Page, at: number): boolean {
  if (markEnd(page, at) === null) return false
  const value = page.word(at - 1)
  for (let before = at - 2; before >= 0; before -= 1)
    if (page.word(before) === value && (BESIDE.test(page.word(before - 1)) || BESIDE.test(page.word(before + 1))))
      return true
  return false
}

const BESIDE = /^(,|or|and|either|\(|\)|:)$/

const SAID = /^(said|stated|specified|given|told|set|noted|chosen|mentioned|indicated|selected|picked)$/

const MARKS: readonly (readonly string[])[] = [
  ['by', 'default'],
  ['as', 'default'],
  ['as', 'the', 'default'],
  ['as', 'a', 'default'],
  ['being', 'the', 'default'],
  ['is', 'the', 'default'],
  ['at', 'first'],
  ['to', 'begin', 'with'],
  ['to', 'start', 'with'],
  ['initially'],
]

const valueOf = ({ tokens }: Page, from: number, to: number): string => {
  const words = tokens.slice(from, to).map(({ lower }) => lower.replaceAll(/[^a-z0-9_]/g, ''))
  return snakeOf(/^(a|an|the)$/.test(words[0]!) ? words.slice(1) : words)
}

import { areTypes } from './choice.ts'
import type { Item } from './item.ts'
import { isAdjective } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { typeByName } from '../vocabulary/field-names.ts'

/** `type: monthly, yearly)`: up to the end nothing follows that is called like a field. */
export function endsInValues(page: Page, at: number): boolean {
  if (page.word(at) !== ':') return false
  let next = at + 1
  while (page.isWord(next) && !typeByName(page.word(next)).known && /^([,)/]|or|and)$/.test(page.word(next + 1))) {
    if (page.word(next + 1) === ')') return true
    next += 2
  }
  return false
}

/** How something is, in a word: `public`, `paid`. */
export const isHow = (value: string): boolean =>
  (isAdjective(value) && !areTypes([value])) || /^(open|closed|paid|unpaid|draft)$/.test(value)

/** `(name, barcode)`: names of fields, and no values. */
export const isField = ({ noun, saying }: Item): boolean =>
  saying.type !== null || noun.words.length > 2 || typeByName(noun.words.join('_')).known

/** `jpg`, `png`: how a file is written. */
export const isFormat = ({ noun: { words } }: Item): boolean =>
  words.length === 1 && /^(jpe?g|png|webp|gif|svg|docx?|xlsx?|mp3|mp4|wav|zip)$/.test(words[0]!)

/** `water values (iron, lead)`: so much of each, and none of them. */
export const isMeasured = ({ noun: { words, isPlural } }: Item): boolean =>
  isPlural && (/^(reading|measurement)$/.test(words.at(-1)!) || (words.length > 1 && words.at(-1) === 'value'))

import type { Value } from '../facts.ts'
import { fieldName } from '../things/fields.ts'
import { snakeOf } from '../vocabulary/forms.ts'
import { nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { typeByName } from '../vocabulary/field-names.ts'

const LINK = { words: ['link'] }

export const POSITION: Value = { name: 'position', type: 'int(0..) = 0' }

/** `with a role in each`, `each with a quantity`: what is known of each time one is linked to another; null where nothing is said. */
export function perLink(page: Page, at: number): { readonly value: Value; readonly to: number } | null {
  const start = page.word(at) === ',' ? at + 1 : at
  const isEach = page.word(start) === 'each'
  const open = isEach ? start + 1 : at
  if (page.word(open) !== 'with' || !/^(a|an|its|their|his|her)$/.test(page.word(open + 1))) return null
  const noun = nounAt(page, open + 2)
  if (noun === null || noun.isPlural) return null
  const where = /^(in|for|of|on|at|per)$/.test(page.word(noun.to)) ? noun.to + 1 : noun.to
  const each = page.word(where) === 'each' ? where + (page.word(where + 1) === 'of' ? 3 : 1) : noun.to
  const to = isEach && /^(it|them)$/.test(page.word(where)) ? where + 1 : each
  // `vaccinations, each with a date and a dose` are fields of those.
  if (to === noun.to && (isEach || !page.isEnd(to))) return null
  const { type } = typeByName(snakeOf(noun.words))
  // A file is no plain value.
  return type.startsWith('file')
    ? null
    : { value: { name: fieldName(noun.words, false, LINK), type: type.replace('?', '') }, to }
}

/** `many Song with position(int(0..)) = 0` */
export function linkType(to: string, value: Value | null): string {
  if (value === null) return `many ${to}`
  const [type = '', start] = value.type.split(' = ')
  return `many ${to} with ${value.name}(${type})${start === undefined ? '' : ` = ${start}`}`
}

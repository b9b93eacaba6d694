import type { Page } from '../page/page.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import type { Item } from './item.ts'

/** Behind the parenthesis that closes the one at `open`. */
export function closeOf(page: Page, open: number): number {
  let [at, depth] = [open, 0]
  for (; !page.isEnd(at); at += 1) {
    if (page.word(at) === '(') depth += 1
    if (page.word(at) === ')' && (depth -= 1) === 0) return at + 1
  }
  return at
}

/** `(routine, soon or immediate)`: one of them, whatever its words are. */
export function isEither(page: Page, open: number, close: number): boolean {
  for (let at = open + 2; at < close - 1; at += 1) if (page.word(at) === 'or') return true
  return false
}

/** Whether what is called so may be one of some words: a photo is none. */
export const isChosen = ({ noun }: Item): boolean => {
  const { known, type } = typeByName(noun.words.join('_'))
  return !known || type.includes('|')
}

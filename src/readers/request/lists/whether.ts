import { DETERMINERS } from '../vocabulary/functions.ts'
import { coined } from '../nouns/coined.ts'
import type { Page } from '../page/page.ts'
import { type Item, itemOf } from './item.ts'

/** How many words say how it is: `gluten free`. */
const MOST = 3

/** `a label and whether it is required`: it is so, or not; null where more is said of it, or another thing. */
export function whetherAt(page: Page, at: number): Item | null {
  if (page.word(at) !== 'whether' || !/^(it|they)$/.test(page.word(at + 1)) || !/^(is|are)$/.test(page.word(at + 2)))
    return null
  const start = /^(a|an)$/.test(page.word(at + 3)) ? at + 4 : at + 3
  let to = start
  // `done`, `in stock`: how it is, whatever else such a word says.
  while (to - start < MOST && page.isWord(to) && !DETERMINERS.has(page.word(to)) && !LINKS.test(page.word(to))) to += 1
  const isOpen = page.word(to) === 'or' || !/^(,|and|\)|)$/.test(page.word(to)) || page.isAside(to)
  if (to === start || isOpen) return null
  const words = ['is', ...page.tokens.slice(start, to).map(({ lower }) => lower)]
  const item = itemOf(coined({ from: at, to }, words, false))
  return { ...item, saying: { ...item.saying, type: 'bool = false', to }, to }
}

const LINKS = /^(and|or|but|by|to|for|from|with|that|which|who|what|when|if|than|at|as|it|they|them|not)$/

/** It is one of a list: behind a comma, `and` or what begins the list. */
export const isListedWhether = (page: Page, at: number): boolean =>
  /^(,|and|or|with|has|have|including|:|\()$/.test(page.word(at - 1)) && whetherAt(page, at) !== null

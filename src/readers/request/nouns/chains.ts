import { isPlural, knownBase } from '../vocabulary/forms.ts'
import { isStop, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { quantityEnd } from './quantity.ts'
import { DETERMINERS } from '../vocabulary/functions.ts'
import { ACTIONS, NAMED_WORKINGS, REACTIONS } from '../vocabulary/verbs.ts'

/** `that verifies signatures, ignores duplicates and queues jobs`: behind what it does, another thing that it does. */
export const isChained = (page: Page, at: number): boolean =>
  (/^(that|which)$/.test(page.word(at - 1)) || (/^(and|,)$/.test(page.word(at - 1)) && isBehindDeed(page, at))) &&
  isDoneByIt(page, at)

/** What ends as one's doing does, before what it is done with. */
const isDoneByIt = (page: Page, at: number): boolean =>
  isPlural(page.word(at)) && baseOf(page.word(at)) !== null && isBeforeObject(page, at + 1)

/** `verifies` -> `verify`; null for what nobody does. */
export const baseOf = (word: string): string | null => verbBase(word) ?? namedBase(word)

const namedBase = (word: string): string | null =>
  knownBase(word, NAMED_WORKINGS) ?? knownBase(word, ACTIONS) ?? knownBase(word, REACTIONS)

const isBeforeObject = (page: Page, at: number): boolean =>
  DETERMINERS.has(page.word(at)) ||
  /^(it|them)$/.test(page.word(at)) ||
  quantityEnd(page, at) > at ||
  (page.isWord(at) && !isStop(page.word(at)) && (isPlural(page.word(at)) || isPlural(page.word(at + 1))))

/** Nobody holds his breath for longer. */
const LONGEST = 40

function isBehindDeed(page: Page, from: number): boolean {
  for (let at = from - 1; !page.isEnd(at) && from - at < LONGEST; at -= 1)
    if (/^(that|which)$/.test(page.word(at)) && page.word(at - 1) !== 'so') return isDoneByIt(page, at + 1)
  return false
}

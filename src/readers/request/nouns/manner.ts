import { isAdjective } from '../vocabulary/lexicon.ts'
import { PARTICIPLES } from '../vocabulary/verbs.ts'
import type { Page } from '../page/page.ts'

/** `recently viewed products`, `newly added ones`: how they came to be so, and no part of their name; up to the noun. */
export function mannerEnd(page: Page, at: number): number {
  const isSo =
    /..ly$/.test(page.word(at)) && !NO_MANNER.test(page.word(at)) && page.isWord(at + 2) && isDone(page.word(at + 1))
  return isSo ? at + 2 : at
}

const isDone = (word: string): boolean => /..ed$/.test(word) || PARTICIPLES.has(word) || isAdjective(word)

/** What ends so and is a thing, or says how often. */
const NO_MANNER =
  /^(daily|weekly|monthly|yearly|hourly|nightly|quarterly|only|family|assembly|supply|reply|anomaly|fly|july|jelly|ally|bully|early|really|elderly|friendly)$/

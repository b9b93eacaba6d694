import { singular } from '../vocabulary/forms.ts'
import { hasArchetype, isStop, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { DETERMINERS } from '../vocabulary/functions.ts'
import { isCompound } from '../vocabulary/kinds/index.ts'
import { ACTIONS } from '../vocabulary/verbs.ts'

/** Whether something is to be done here that is no row: `calculate late fees`, `show the average per day`. */
export function isActionAt(page: Page, at: number): boolean {
  const word = page.word(at)
  if (!page.isWord(at) || !page.isWord(at + 1) || isStop(word) || !leadsToVerb(page, at)) return false
  // `pull requests`
  if (isCompound(word, singular(page.word(at + 1)))) return false
  if (ACTIONS.has(word))
    return !isStop(page.word(at + 1)) || DETERMINERS.has(page.word(at + 1)) || page.word(at + 1) === 'with'
  // No noun stands right before an article.
  const isBeforeArticle = /^(a|an|the|all|each|every|their|its|our|my|only)$/.test(page.word(at + 1))
  return isBeforeArticle && verbBase(word) === null && !hasArchetype(word) && !word.endsWith('s')
}

const leadsToVerb = (page: Page, at: number): boolean =>
  page.isEnd(at - 1) || /^(,|:|and|then|to|must|should|please|also|or|automatically|can|we|it)$/.test(page.word(at - 1))

import { isPlural } from '../vocabulary/forms.ts'
import { isStop } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { PLACES } from '../vocabulary/functions.ts'
import { COLLECTIVES, GROUPS, isPersonal } from '../vocabulary/people.ts'

const isArticle = (page: Page, at: number): boolean => /^(a|an|the|its|their)$/.test(page.word(at))

/** `the receiving officer`, `a sending depot`: which of them it is, and nothing that is done with one. */
export const isDoingIt = (page: Page, at: number): boolean =>
  isArticle(page, at - 1) &&
  page.isWord(at + 1) &&
  !isStop(page.word(at + 1)) &&
  !isPlural(page.word(at + 1)) &&
  (isWho(page.word(at + 1)) || isBehindOther(page, at))

const isWho = (word: string): boolean =>
  isPersonal({ words: [word] }) || [COLLECTIVES, GROUPS, PLACES].some((some) => some.has(word))

/** `the lending and the borrowing branch`: one is told apart from the other. */
const isBehindOther = (page: Page, at: number): boolean =>
  /^(and|or)$/.test(page.word(at - 2)) && /.{3}ing$/.test(page.word(at - 3)) && isArticle(page, at - 4)

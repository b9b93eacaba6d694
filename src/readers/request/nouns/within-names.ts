import { isPlural } from '../vocabulary/forms.ts'
import { isAdjective, isStop, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { DETERMINERS } from '../vocabulary/functions.ts'
import { MADE } from '../vocabulary/verbs.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** A word a noun could begin with. */
export const isNounish = (page: Page, at: number): boolean =>
  page.isWord(at) && (!isStop(page.word(at)) || isAdjective(page.word(at)))

/** `drink-by date`, `auto-renew`: the hyphen makes one word of several. */
export const isHyphened = (page: Page, at: number, head: number): boolean =>
  at > head &&
  page.isWord(at) &&
  page.text.slice(page.tokens[at - 1]!.end, page.tokens[at]!.start) === '-' &&
  // `double opt-in`: what is done.
  (!/^(in|out|up|off|on|down)$/.test(page.word(at)) || isNounish(page, at + 1))

/** `a best-before date`, `a use by date`: until when it is good. */
export const isGoodUntil = (page: Page, at: number): boolean =>
  [at, at - 1].some(
    (i) =>
      page.matches(i, ['best', 'before']) ||
      page.matches(i, ['use', 'by', 'date']) ||
      page.matches(i, ['sell', 'by', 'date']),
  )

/** `an expected close date`: what a field holds is expected, and nobody expects anything. */
export const isForeseen = (page: Page, at: number): boolean =>
  page.word(at) === 'expected' &&
  /^(a|an|the|its|their|,|:|\(|and|with|)$/.test(page.word(at - 1)) &&
  page.isWord(at + 1) &&
  !isStop(page.word(at + 1))

/** `wanted persons`: who they are, and nobody wants anything. */
export const isSought = (page: Page, at: number): boolean =>
  /^wanted$/.test(page.word(at)) &&
  /^(persons?|people|children|animals)$/.test(page.word(at + 1)) &&
  /^(,|and|or|with|:|\(|of|)$/.test(page.word(at - 1))

/** `make, model`: in a list of names it is one of them. */
export const isLonely = (page: Page, at: number): boolean =>
  (page.word(at) === 'given' && page.word(at + 1) === 'at') ||
  (page.word(at) === 'use' && /^(last|first)$/.test(page.word(at - 1)) && !page.isWord(at + 1)) ||
  (/^(make|done|work|sort|use|active)$/.test(page.word(at)) &&
    /^(,|\)|:|and)$/.test(page.word(at + 1)) &&
    /^(,|:|\(|and|with|a|an|the)$/.test(page.word(at - 1)))

/** `support agents`, `support tickets`: those who help, and what they are asked; who is to be supported is another thing. */
export const isSupport = (page: Page, at: number): boolean =>
  page.word(at) === 'support' &&
  ((isPersonal({ words: [page.word(at + 1)] }) && (!page.isEnd(at - 1) || HELPING.test(page.word(at + 1)))) ||
    /^(staff|tickets?|requests?|cases?|teams?|articles?|pages?|emails?|chats?|docs|documents?)$/.test(
      page.word(at + 1),
    ) ||
    isSupporting(page, at))

const HELPING =
  /^(agent|staff|engineer|rep|representative|manager|lead|specialist|worker|employee|technician|assistant|operator|people|member|team|user)s?$/

/** `support answers tickets` */
const isSupporting = (page: Page, at: number): boolean =>
  /^(answers|closes|sees|handles|reads|assigns|resolves|replies|changes|cancels|refunds|manages|marks|reopens|edits|approves)$/.test(
    page.word(at + 1),
  ) &&
  (page.isEnd(at - 1) || /^(,|:|and|but|while)$/.test(page.word(at - 1))) &&
  page.isWord(at + 2)

/** `an online store`, `several stores`: behind one of something, an article or how many, a place and nothing that is kept. */
export const isStore = (page: Page, at: number): boolean => {
  const before = page.word(at - 1)
  if (page.word(at) === 'stores' && /^(|:|,)$/.test(before) && /^(,|and)$/.test(page.word(at + 1))) return true
  if (page.word(at) === 'stores') return /^(several|many|multiple|our|their|have|has|with|of|in|all|:)$/.test(before)
  if (page.word(at) !== 'store' || !page.isWord(at - 1)) return false
  return (
    DETERMINERS.has(before) || isAdjective(before) || !(isStop(before) || isPlural(before) || before.endsWith('ly'))
  )
}

/** `a driving school`: what is taught there. */
const isTaught = (page: Page, at: number): boolean =>
  /^(driving|riding|dancing|sailing|swimming|diving|cooking|training|climbing|boxing|cleaning|catering|moving|trucking|consulting|publishing|gardening|nursing|tutoring|housing|staffing)$/.test(
    page.word(at),
  ) &&
  /^(schools?|lessons?|clubs?|courses?|cent(er|re)s?|company|companies|service|services|agency|agencies|firm|firms|home|homes|business|class|classes|instructors?|licen[cs]es?)$/.test(
    page.word(at + 1),
  )

/** `opening hours`, `closing dates`: a name, and nothing that somebody opens. */
export const isOpening = (page: Page, at: number): boolean =>
  isTaught(page, at) ||
  (/^(opening|closing|working|business|visiting|waiting|meeting|shipping|billing|parking|boarding|starting)$/.test(
    page.word(at),
  ) &&
    /^(hours?|times?|dates?|days?|address|addresses)$/.test(page.word(at + 1)))

/** `a voting system`: one of votes, and nobody votes a system. */
export const isOfSystem = (page: Page, at: number): boolean =>
  page.word(at).endsWith('ing') &&
  MADE.has(verbBase(page.word(at)) ?? '') &&
  /^(systems?|app|application|platform|tool|service|module|feature|engine|board|site)$/.test(page.word(at + 1))

/** `upload quotas`, `export limits`: how much of it may be done. */
export const isQuota = (page: Page, at: number): boolean =>
  /^(upload|download|export|import|login|search|query)$/.test(page.word(at)) &&
  /^(quota|limit|allowance|history|log|job|session)s?$/.test(page.word(at + 1))

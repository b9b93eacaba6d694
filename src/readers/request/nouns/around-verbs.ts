import { isPlural } from '../vocabulary/forms.ts'
import { isStop, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { DETERMINERS } from '../vocabulary/functions.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** Whether a word is somebody: by what it means, or by what is done. */
export const isSomebodyAt = (page: Page, at: number): boolean =>
  page.isActor(at) || isPersonal({ words: [page.word(at) || 'of'] })

/** Several of something, and nothing that it is a part of. */
export const isSeveralAt = (page: Page, at: number): boolean =>
  page.isWord(at) && !isStop(page.word(at)) && isPlural(page.word(at)) && !isPlural(page.word(at + 1))

/** `managers approve or reject`: nothing stands behind what is done. */
export const endsDeeds = (page: Page, at: number): boolean =>
  page.isEnd(at) ||
  page.word(at) === ',' ||
  (/^(and|or)$/.test(page.word(at)) &&
    (verbBase(page.word(at + 1)) !== null || /^(we|they|it|he|she)$/.test(page.word(at + 1))) &&
    (/^(we|they|it|he|she)$/.test(page.word(at + 1)) ||
      endsDeeds(page, at + 2) ||
      startsNoun(page, at + 2) ||
      /^(it|them|this|that)$/.test(page.word(at + 2))))

/** Whether a word is the first one that says anything in its sentence. */
export const beginsSentence = (page: Page, at: number): boolean => {
  // `support agents`, `HR managers`
  const first = page.isWord(at - 1) && (!isStop(page.word(at - 1)) || page.word(at - 1) === 'support') ? at - 1 : at
  const before = /^(a|an|the|two|three|all|some|most|our|other|their|his|her|its|every|each|any)$/.test(
    page.word(first - 1),
  )
    ? first - 2
    : first - 1
  // `let staff record damages`
  return page.isEnd(before) || /^(,|:|and|then|where|when|if|once|that|which|let|lets)$/.test(page.word(before))
}

/** Whether a noun may begin here. */
export const startsNoun = (page: Page, at: number): boolean =>
  page.isWord(at) && (DETERMINERS.has(page.word(at)) || !isStop(page.word(at)))

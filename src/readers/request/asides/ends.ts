import { isSomebodyAt } from '../nouns/around-verbs.ts'
import { isActionAt } from '../lists/actions.ts'
import { isPlural } from '../vocabulary/forms.ts'
import { isStop, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { BEING, MODALS } from '../vocabulary/functions.ts'
import { goesOnDoing } from '../nouns/verb-phrases.ts'
import { ACTIONS, PARTICIPLES } from '../vocabulary/verbs.ts'

/** `When stock is low, managers order`: up to the comma. */
export function frontedEnd(page: Page, from: number): number {
  let at = from
  while (!page.isEnd(at) && page.word(at) !== ',' && page.word(at) !== 'then' && !isToldBehind(page, at)) at += 1
  return at
}

/** `when an order is paid send a webhook`: what is to be done, with no comma before it. */
const isToldBehind = (page: Page, at: number): boolean =>
  (page.word(at - 1).endsWith('ed') || PARTICIPLES.has(page.word(at - 1))) &&
  (isDone(page.word(at)) || ACTIONS.has(page.word(at)) || page.word(at) === 'notify') &&
  /^(a|an|the|all|every|our)$/.test(page.word(at + 1))

const isThird = (word: string): boolean => word.endsWith('s') && verbBase(word) !== null && verbBase(word) !== word
const isDone = (word: string): boolean => verbBase(word) === word

/** Up to where another sentence begins. */
export function tailEnd(page: Page, from: number, isWhole = false): number {
  let [at, depth] = [from, 0]
  for (; !page.isEnd(at); at += 1) {
    if (page.word(at) === '(') depth += 1
    if (page.word(at) === ')' && (depth -= 1) < 0) return at
    if (
      depth === 0 &&
      (page.word(at) === ':' || (page.word(at) === ',' && (!isWhole || beginsAnother(page, behindAnd(page, at + 1)))))
    )
      return at
    if (depth === 0 && /^(and|but)$/.test(page.word(at)) && beginsAnother(page, at + 1)) return at
  }
  return at
}

/** `and customers can cancel`: somebody, and what they may. */
function beginsAnother(page: Page, from: number): boolean {
  const at = /^(a|an|the|their|each|every|other)$/.test(page.word(from)) ? from + 1 : from
  for (let i = at; i < at + 5 && page.isWord(i); i += 1)
    if (i > at && (MODALS.has(page.word(i)) || BEING.has(page.word(i)) || /^(has|have|must)$/.test(page.word(i))))
      return true
  return (
    (/^(we|they|it|he|she)$/.test(page.word(at)) && verbBase(page.word(at + 1)) !== null) ||
    (isPlural(page.word(at)) && verbBase(page.word(at + 1)) === page.word(at + 1)) ||
    (isPlural(page.word(at)) && isSomebodyAt(page, at) && page.isWord(at + 1) && !isStop(page.word(at + 1))) ||
    isActionAt(page, at) ||
    // `items (shirts, trousers)`, `driver picks up`
    (isPlural(page.word(at)) && page.word(at + 1) === '(') ||
    (isSomebodyAt(page, at) && isThird(page.word(at + 1))) ||
    // `each team submits one project`
    (from < at && /[^s]s$/.test(page.word(at + 1)) && /^(a|an|one|the|it|them|its|their)$/.test(page.word(at + 2)))
  )
}

const behindAnd = (page: Page, at: number): number => (/^(and|but)$/.test(page.word(at)) ? at + 1 : at)

/** Up to where the same people do something else, or another sentence begins. */
export function phraseEnd(page: Page, from: number): number {
  const end = tailEnd(page, from, true)
  for (let at = from; at < end; at += 1)
    if (/^(,|and|or|then)$/.test(page.word(at)) && goesOnDoing(page, at + 1))
      return page.word(at - 1) === ',' ? at - 1 : at
  return end
}

import { isPlural, singular } from '../vocabulary/forms.ts'
import { hasArchetype, isStop, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from './page.ts'
import { DETERMINERS, MODALS } from '../vocabulary/functions.ts'
import { COLLECTIVES } from '../vocabulary/people.ts'
import { setOf } from '../vocabulary/words.ts'

/**
 * Places and groups that do something wherever they are spoken of: `the desk hands them out`. Desks that are booked, and
 * shelters with an address, are things.
 */
export function actorsIn(page: Page): ReadonlySet<string> {
  const acting = new Set<string>()
  const others = new Set<string>()
  for (let at = 0; at < page.tokens.length; at += 1) {
    const word = page.isWord(at) ? singular(page.word(at)) : ''
    if (!COLLECTIVES.has(word)) continue
    const how = howAt(page, at)
    if (how === 'acts') acting.add(word)
    if (how === 'is') others.add(word)
  }
  return new Set([...acting].filter((word) => !others.has(word)))
}

/** Does it do something here, is something done with it, or is it spoken of by the way? */
function howAt(page: Page, at: number): 'acts' | 'is' | 'named' {
  const next = page.word(at + 1)
  const isSeveral = isPlural(page.word(at))
  // `the legal department`
  const head = page.isWord(at - 1) && !isStop(page.word(at - 1)) ? at - 1 : at
  const article = page.word(head - 1)
  const isThe = /^(the|our|their|its)$/.test(article) || (article === 'a' && DECIDING.has(singular(page.word(at))))
  const start = DETERMINERS.has(article) ? head - 1 : head
  if (page.isEnd(start - 1) || /^(,|:|and|but|while|then|where|or)$/.test(page.word(start - 1))) {
    if (MODALS.has(next) && (isThe || isSeveral)) return isSeveral ? 'named' : 'acts'
    const base = verbBase(next)
    const isVerb = base !== null && (isSeveral ? next === base : next !== base && next.endsWith('s'))
    // `companies post jobs`: each of them has its own people, and is a row by itself.
    if (isVerb && (isThe || isSeveral) && isBeforeObject(page, at + 2)) return isSeveral ? 'named' : 'acts'
  }
  if (/^(by|to|with|from|for)$/.test(page.word(start - 1)) && isThe && !isSeveral) return 'named'
  // `a farm shop`: how another thing is called.
  return page.isWord(at + 1) && !isStop(next) ? 'named' : 'is'
}

/** Nobody keeps a list of them: `a jury rates photos`. */
const DECIDING = setOf('jury panel committee council management secretariat court crew parliament')

/** What something is done with. */
const isBeforeObject = (page: Page, at: number): boolean =>
  // `the board decides`
  (page.isEnd(at) && !page.isAside(at)) ||
  // `the board accepts or rejects them`
  (/^(and|or)$/.test(page.word(at)) && verbBase(page.word(at + 1)) !== null && isBeforeObject(page, at + 2)) ||
  (page.isWord(at) &&
    (DETERMINERS.has(page.word(at)) ||
      /^(it|them|everything|anything|everyone|everybody|only|on|about|for)$/.test(page.word(at)) ||
      (!isStop(page.word(at)) &&
        (isPlural(page.word(at)) || hasArchetype(page.word(at)) || isPlural(page.word(at + 1))))))

import { verbBase } from '../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { COLLECTIVES, OFFERING, OUTSIDERS } from '../vocabulary/people.ts'
import { MODALS } from '../vocabulary/functions.ts'

/** `restaurants see only their own orders`, which farmers see as well: somebody does something who is of none of those. */
export function areOutsiders(page: Page, group: Noun): boolean {
  const own = group.words.at(-1)
  return page.tokens.some((_, at) => {
    const isFirst = page.isEnd(at - 1) || BEFORE.test(page.word(at - 1))
    const noun = isFirst && page.isWord(at) ? nounAt(page, at) : null
    if (noun === null || noun.words.at(-1) === own || !isOutside(noun)) return false
    return isDoing(page, noun)
  })
}

const BEFORE = /^(,|:|and|but|while|that|which|where|when|then|if)$/

const isOutside = ({ words }: Noun): boolean => {
  const last = words.at(-1)!
  return COLLECTIVES.has(last) || OUTSIDERS.has(last) || OFFERING.has(last)
}

function isDoing(page: Page, { to, isPlural }: Noun): boolean {
  const next = /^(also|only|then|never)$/.test(page.word(to)) ? to + 1 : to
  if (MODALS.has(page.word(next))) return true
  const base = verbBase(page.word(next))
  return base !== null && (isPlural ? page.word(next) === base : page.word(next) === `${base}s`)
}

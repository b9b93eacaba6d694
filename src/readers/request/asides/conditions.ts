import type { Page } from '../page/page.ts'
import { isGoodUntil } from '../nouns/within-names.ts'
import { isUsualMark } from '../lists/usual-value.ts'
import { type Around, type Aside, quoted } from './aside.ts'
import { isDeniedFromThen } from './making.ts'
import { frontedEnd, tailEnd } from './ends.ts'
import { isUntilDecided } from './until-decided.ts'

const CONDITIONS =
  /^(if|when|whenever|unless|until|till|while|once|after|before|within|during|throughout|provided|except)$/
/** Behind a number these are figures, and read as such. */
const TIMES = /^(after|before|within|until|till|during|throughout)$/
const PHRASES: readonly (readonly string[])[] = [
  ['as', 'soon', 'as'],
  ['as', 'long', 'as'],
  ['so', 'long', 'as'],
  ['in', 'case'],
  ['in', 'advance'],
  ['in', 'the', 'last'],
  ['in', 'the', 'past'],
  ['in', 'the', 'next'],
  ['only', 'if'],
  ['at', 'the', 'same', 'time'],
]

/** `when stock is low`, `within two weeks` */
export function conditionAt({ page, capabilities }: Around, at: number, start: number): Aside | null {
  if (capabilities.has(at) || isUsualMark(page, at) || isUntilDecided(page, at)) return null
  const phrase = PHRASES.find((words) => page.matches(at, words))
  const isPhrase = phrase !== undefined
  if (!isPhrase && !CONDITIONS.test(page.word(at))) return null
  const next = at + (phrase?.length ?? 1)
  const isFollowed = page.isWord(next) || page.tokens[next]?.kind === 'number'
  if (!isFollowed && !(isPhrase && page.isEnd(next)))
    return isPhrase && /^[,)]$/.test(page.word(next)) ? quoted(at, next) : null
  if (TIMES.test(page.word(at)) && (page.isFenced(next) || page.isFenced(next + 1))) return null
  if (isGoodUntil(page, at)) return null
  if (page.word(at) === 'if' && /^(check|see|know|tell|verify|test|out|assess|review)$/.test(page.word(at - 1)))
    return null
  if (page.word(at) === 'when' && isAsked(page, at, start)) return null
  if (page.word(at) === 'once' && /^(a|per|every|and|for|on)$/.test(page.word(next))) return null
  // `read-only after creation`
  const isOfWord = page.text[(page.tokens[at - 1]?.start ?? 0) - 1] === '-'
  const from = /^(only|even|just|except|but|not)$/.test(page.word(at - 1)) && at - 1 >= start && !isOfWord ? at - 1 : at
  const isFirst = from === start || /^(,|:|and|but|then)$/.test(page.word(from - 1))
  const aside = quoted(from, isFirst ? frontedEnd(page, next) : tailEnd(page, next))
  const isNothingMore = isShownThen(page, aside, start) || isDeniedFromThen(page, aside.from, aside.to, start)
  return isNothingMore ? { ...aside, isPurpose: true } : aside
}

/** `must be approved before they are shown`: what an approval is for. */
function isShownThen(page: Page, { from, to }: Aside, start: number): boolean {
  if (page.word(from) !== 'before' || !/^(they|it|these)$/.test(page.word(from + 1)) || to - from > 5) return false
  if (!/^(shown|published|visible|online|live|public|appear|appears)$/.test(page.word(to - 1))) return false
  for (let at = start; at < from; at += 1) if (/^(approv|moderat)/.test(page.word(at))) return true
  return false
}

/** `track when an order was shipped`, `who changed it and when`: what is to be known, and no condition. */
function isAsked(page: Page, at: number, start: number): boolean {
  const before = page.word(at - 1)
  if (/^(track|know|see|record|show|log|store|of|about|on)$/.test(before)) return true
  for (let i = start; i < at - 1; i += 1) if (/^(who|what)$/.test(page.word(i))) return /^(and|or|,)$/.test(before)
  return false
}

import type { Words } from '../../../model/index.ts'
import type { Aside } from '../asides/aside.ts'
import { isAdjective, isContent, isStop, verbBase } from '../vocabulary/lexicon.ts'
import { singular } from '../vocabulary/forms.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import type { Things } from '../things/things.ts'
import { isAnyKind } from '../vocabulary/kinds/index.ts'
import { TELLING } from '../vocabulary/functions.ts'
import { DAYS, NUMBERS, SECONDS } from '../vocabulary/units.ts'

/**
 * What the request says and nobody reads: conditions, clauses of which nothing comes, and words that mean something.
 * What stands together is told together. `page` is what was read, `whole` is how it is written.
 */
export function unreadIn(
  page: Page,
  whole: Page,
  things: Things,
  asides: readonly Aside[],
  lost: readonly Span[],
): readonly Words[] {
  const kept = whole.tokens.map((_, at) => kindOf(page, whole, things, at))
  for (const { from, to, isPurpose } of asides) kept.fill(isPurpose ? 'read' : 'said', from, to)
  for (const { from, to } of lost) kept.fill('said', from, to)
  let isTogether = false
  for (let at = 0; at < kept.length - 1; at += 1) {
    const word = whole.word(at)
    // `(Berlin, Paris)`, `when a campaign ends below its goal, all pledges are refunded`
    if (word === '(' || (kept[at] === 'said' && kept[at - 1] !== 'said' && CONDITIONS.test(word))) isTogether = true
    else if (word === ')' || whole.isEnd(at) || (kept[at] === 'read' && word !== ',')) isTogether = false
    if (isTogether && word === ',' && kept[at - 1] === 'said' && kept[at + 1] === 'said') kept[at] = 'between'
  }
  const unread: Words[] = []
  for (let at = 0; at < kept.length; at += 1) {
    if (kept[at] !== 'said') continue
    let end = at + 1
    for (let next = end; kept[next] === 'said' || kept[next] === 'between'; next += 1)
      if (kept[next] === 'said') end = next + 1
    const words = trimmed(whole, at, end)
    if (words !== null) unread.push(words)
    at = end - 1
  }
  return unread
}

const CONDITIONS = /^(if|when|whenever|once|unless)$/

type Kind = 'said' | 'between' | 'read'

function kindOf(page: Page, whole: Page, things: Things, at: number): Kind {
  const kind = whole.tokens[at]!.kind
  if (kind === 'end' || kind === 'sign' || page.isRead(at)) return 'read'
  if (kind === 'number')
    return /^(s|v|version|python|postgres|postgresql|http|oauth|http)$/.test(whole.word(at - 1)) ? 'read' : 'said'
  const word = whole.word(at)
  if ((things.isNamed(singular(word)) && !TELLING.has(word)) || isAsking(whole, at) || isHeading(whole, at))
    return 'between'
  const isBehind =
    isAdjective(word) &&
    at > 0 &&
    whole.isWord(at - 1) &&
    !isStop(whole.word(at - 1)) &&
    !whole.isWord(at + 1) &&
    whole.tokens[whole.endOf(at)]?.text !== '?'
  return isContent(word) || isBehind ? 'said' : 'between'
}

/** A heading of a word or two says what the lines below are about. */
function isHeading({ text, tokens }: Page, at: number): boolean {
  const { start } = tokens[at]!
  const before = text.slice(Math.max(0, start - 60), start)
  const line = `${before.slice(before.lastIndexOf('\n') + 1)}${text.slice(start, start + 60).split('\n')[0]!}`
  return /^\s{0,3}#{1,6}\s/.test(line) && line.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length <= 2
}

/** `We run a gym`: what whoever asks does himself. */
const isAsking = (page: Page, at: number): boolean =>
  /^(we|i|you)$/.test(page.word(at - 1)) && verbBase(page.word(at)) === page.word(at)

/** `with their own vehicle`: whose it is, and not that there is one. */
function ownStart(page: Page, at: number): number {
  if (page.word(at - 1) !== 'own') return at
  return /^(with|using|of|for|in|on|at|to|from)$/.test(page.word(at - 3)) ? at - 3 : at - 2
}

/** Without the signs around it; null where nothing in it means anything. */
function trimmed(page: Page, from: number, to: number): Words | null {
  let [start, end] = [from, to]
  while (start < end && !isMeaning(page, start)) start += 1
  const behind = /^(a|an|the)$/.test(page.word(start - 1)) ? start - 1 : start
  if (LEADING.test(page.word(behind - 1))) start = behind - 1
  start = ownStart(page, durationStart(page, start))
  while (end > start && !isMeaning(page, end - 1)) end -= 1
  // `waiting list`, of which the one word says nothing by itself.
  if (isAnyKind(`${page.word(end - 1)} ${singular(page.word(end))}`)) end += 1
  for (let at = start; at < end; at += 1)
    if (page.tokens[at]!.kind === 'number' || !isStop(page.word(at))) return page.words(start, end)
  return null
}

/** `weeks` of `for two weeks`: how long, and no name of anything. */
function durationStart(page: Page, at: number): number {
  if (!DAYS.has(page.word(at)) && !SECONDS.has(page.word(at))) return at
  let start = at
  while (NUMBERS.has(page.word(start - 1)) || /^(up|to|at|most|least|about|half|an?)$/.test(page.word(start - 1)))
    start -= 1
  return start < at && /^(for|after|within)$/.test(page.word(start - 1)) ? start - 1 : at
}

/** Before a word these say what it is about. */
const LEADING = /^(every|each|per|by|within|no|not|only|without)$/

const isMeaning = (page: Page, at: number): boolean => /^(word|number)$/.test(page.tokens[at]!.kind)

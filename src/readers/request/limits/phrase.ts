import type { AskedLimit } from '../../../model/index.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import { NUMBERS } from '../vocabulary/units.ts'
import { holderBefore } from './holder.ts'
import { nameAt, nameBefore, ofEnd } from './names.ts'

/** `a member can have at most 5 open loans`, `at most two plots per member and week`: with the words that say who and what. */
export interface Phrase extends Span {
  readonly most: number
  /** What there are so many of, in small letters, the last one singular. */
  readonly words: readonly string[]
  /** Of what there are so many each: behind `per`. */
  readonly per: readonly (readonly string[])[]
  /** Who or what has so many, where the clause begins; null where nobody is named. */
  readonly who: readonly string[] | null
  readonly every: Stretch | null
  /** Only those that are there at one time count. */
  readonly isAtOnce: boolean
  /** What is done with so many of them: `borrow`, `have`; null where no verb is. */
  readonly verb: string | null
  /** It is done to whoever has so many. */
  readonly isDone: boolean
}

type Stretch = NonNullable<AskedLimit['every']>['stretch']

/** All of them in a text. */
export function phrasesIn(page: Page): readonly Phrase[] {
  const found: Phrase[] = []
  for (let at = 0; at < page.tokens.length; at += 1) {
    const phrase = phraseAt(page, at)
    if (phrase === null) continue
    found.push(phrase)
    at = phrase.to - 1
  }
  return found
}

function phraseAt(page: Page, at: number): Phrase | null {
  const bound = boundAt(page, at) ?? boundBehind(page, at)
  if (bound === null) return null
  const behind = nameAt(page, bound.next)
  // `borrow books (max 5 at a time)`, `plots, at most two per member`: what was named right before it.
  const counted = behind ?? nameBefore(page, at)
  if (counted === null) return null
  const tail = tailFrom(page, behind === null ? bound.next : ofEnd(page, behind.to))
  if (bound.isBehind && !page.matches(tail.to, ['at', 'most'])) return null
  const holder = holderBefore(page, behind === null ? counted.from : at)
  if (holder === null) return null
  return {
    from: Math.min(holder.from, at),
    to: endOf(page, at, bound.isBehind ? tail.to + 2 : tail.to),
    most: bound.most,
    words: counted.words,
    per: tail.per,
    // `flats with a rent, at most 3 applications per tenant`: the list has ended.
    who: holder.isOfList === true && tail.per.length > 0 ? null : holder.who,
    every: tail.every,
    isAtOnce: tail.isAtOnce,
    verb: holder.verb,
    isDone: holder.isDone,
  }
}

const BOUNDS: readonly (readonly string[])[] = [
  ['at', 'most'],
  ['no', 'more', 'than'],
  ['not', 'more', 'than'],
  ['up', 'to'],
  ['a', 'maximum', 'of'],
  ['a', 'limit', 'of'],
  ['maximum'],
  ['max'],
  ['only'],
  ['just'],
]

interface Bound {
  readonly most: number
  readonly next: number
  readonly isBehind?: true
}

/** `at most two`, `only one` */
function boundAt(page: Page, at: number): Bound | null {
  const words = BOUNDS.find((one) => page.matches(at, one))
  const most = words === undefined ? null : numberAt(page, at + words.length)
  return words === undefined || most === null ? null : { most, next: at + words.length + 1 }
}

/** `five volunteers per shift at most` */
function boundBehind(page: Page, at: number): Bound | null {
  const isFirst = at === 0 || page.isEnd(at - 1) || /^(,|and|but|with|has|have|takes?|holds?)$/.test(page.word(at - 1))
  const most = isFirst ? numberAt(page, at) : null
  return most === null ? null : { most, next: at + 1, isBehind: true }
}

function numberAt(page: Page, at: number): number | null {
  if (page.isFenced(at)) return null
  const word = page.word(at)
  const number = page.tokens[at]?.kind === 'number' ? Number(word.replaceAll(/[,_]/g, '')) : (NUMBERS.get(word) ?? NaN)
  return Number.isInteger(number) && number > 0 ? number : null
}

/** With the bracket it stands in, and `is allowed`, which says no more than that there may be. */
function endOf(page: Page, at: number, to: number): number {
  if (page.word(at - 1) === '(' && page.word(to) === ')') return to + 1
  return /^(is|are)$/.test(page.word(to)) && /^(allowed|permitted|possible|accepted)$/.test(page.word(to + 1))
    ? to + 2
    : to
}

interface Tail extends Pick<Phrase, 'per' | 'every' | 'isAtOnce' | 'to'> {}

/** `per member`, `a week`, `per member and day`, `for the same event`, `at a time` */
function tailFrom(page: Page, from: number): Tail {
  let tail: Tail = { per: [], every: null, isAtOnce: false, to: from }
  for (let next = moreOf(tail, page); next !== null; next = moreOf(tail, page)) tail = next
  return tail
}

function moreOf(tail: Tail, page: Page): Tail | null {
  const { to } = tail
  const once = AT_ONCE.find((words) => page.matches(to, words))
  if (once !== undefined) return { ...tail, isAtOnce: true, to: to + once.length }
  const whole = WHOLLY.find((words) => page.matches(to, words))
  if (whole !== undefined) return { ...tail, to: to + whole.length }
  const lead = LEADS.find((words) => page.matches(to, words) && (words[0] !== 'and' || tail.per.length > 0))
  if (lead === undefined) return null
  const at = to + lead.length
  const every = STRETCHES.find((one) => one === page.word(at))
  if (every !== undefined) return { ...tail, every, to: at + 1 }
  // `a week`, and no `a member`: that would be the object of something.
  if (/^(a|an)$/.test(lead[0]!)) return null
  const name = nameAt(page, at)
  return name === null ? null : { ...tail, per: [...tail.per, name.words], to: name.to }
}

const STRETCHES = ['hour', 'day', 'week', 'month', 'year'] as const
const phrases = (...all: readonly string[]): readonly (readonly string[])[] => all.map((one) => one.split(' '))
const AT_ONCE = phrases(
  'at a time',
  'at one time',
  'at once',
  'at the same time',
  'at any time',
  'at any one time',
  'simultaneously',
  'concurrently',
  'in parallel',
)
const WHOLLY = phrases('in total', 'altogether', 'overall')
const LEADS = phrases(
  'per calendar',
  'per',
  'for each',
  'for every',
  'for the same',
  'for one',
  'for a',
  'of the same',
  'of each',
  'in each',
  'in any',
  'in one',
  'in a',
  'on each',
  'on a',
  'on one',
  'to each',
  'to a',
  'each',
  'every',
  'and per',
  'and',
  'a',
  'an',
)

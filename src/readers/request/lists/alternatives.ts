import { isStop } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { BEING, HAVING, MODALS } from '../vocabulary/functions.ts'

/** `open, in repair or ready for pick-up`: what something is one of. */
export interface Alternatives {
  readonly values: readonly string[]
  readonly to: number
}

/** A value of more words is a sentence. */
const MOST_WORDS = 4

/** Values of a word or a few, the last of them behind `or`, up to where something else is known to stand; null for anything else. */
export function alternativesAt(page: Page, at: number, until = Infinity): Alternatives | null {
  const values: string[] = []
  let [next, isLast] = [page.word(at) === 'either' ? at + 1 : at, false]
  while (page.isWord(next)) {
    const to = valueEnd(page, next, until)
    if (to === null) return null
    values.push(valueOf(page, next, to))
    next = to
    if (isLast || page.isEnd(next) || next >= until) break
    const comma = page.word(next) === ',' ? next + 1 : next
    isLast = page.word(comma) === 'or'
    if (!isLast && comma === next) return null
    next = isLast ? comma + 1 : comma
  }
  const isWhole =
    page.isEnd(next) || next === until || /^[,)]$/.test(page.word(next)) || /^(and|but)$/.test(page.word(next))
  return isLast && values.length > 1 && isWhole ? { values, to: next } : null
}

/** `in_repair`, for `in repair` */
export const valueOf = ({ tokens }: Page, from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ lower }) => lower.replaceAll(/[^a-z0-9]+/g, '_'))
    .join('_')

/** `in repair`, `ready for pick-up`; null where somebody does something there. */
function valueEnd(page: Page, from: number, until: number): number | null {
  let at = from
  while (at < until && page.isWord(at) && !/^(or|and|but)$/.test(page.word(at))) {
    const word = page.word(at)
    // `being cleaned`
    const isBeing = word === 'being' && at === from
    if ((BEING.has(word) && !isBeing) || HAVING.has(word) || MODALS.has(word) || at - from >= MOST_WORDS) return null
    at += 1
  }
  // `A, B or C`
  if (at === from + 1 && /^[A-Z]$/.test(page.tokens[from]!.text)) return at
  const isFull = (word: string): boolean => !isStop(word) || word.endsWith('ed') || /^(un)?available$/.test(word)
  const isBegun =
    isFull(page.word(from)) || /^(in|on|not|under|being|done|at|off|out|up|down|to|good)$/.test(page.word(from))
  // `in use`
  const isUse = page.word(at - 1) === 'use' && /^(in|for|out|not)$/.test(page.word(from))
  const isEnded =
    isUse || isFull(page.word(at - 1)) || /^(out|off|on|up|down|done|in|back|away|over)$/.test(page.word(at - 1))
  return at > from && isBegun && isEnded ? at : null
}

/** How something is, by the look of the word: `repaired`, `in_progress`, `open`. */
export const isState = (value: string): boolean =>
  /(ed|ing)$/.test(value) ||
  /^(in|on|at|under|not|ready|out|off|down|away|being)_/.test(value) ||
  /^(draft|new|open|done|active|inactive|paid|unpaid|sent|lost|won|todo|lead|free|ready|absent|present|late|broken|taken|sold|given|torn|known|unknown|gone|full|empty|fit|ill|sick|clean|dirty|available|unavailable|complete|incomplete|valid|invalid|upcoming|live|waiting|defective|vacant|pending|over|due|overdue|seen|written|held|built|shut|hot|cold|dead|alive|stable|critical|yes|no|maybe|idle|busy|occupied|stolen|away|offline|online)$/.test(
    value,
  )

/** What something is before anybody says more of it. */
export const isBeginning = (value: string): boolean =>
  /^(new|open|draft|drafted|pending|todo|lead|received|requested|submitted|reported|planned|registered|waiting|scheduled|queued|ordered|booked|running|active|available|free|unpaid|created|announced|applied|proposed|offered|entered|dropped_off|in_queue|on_hold|not_started|upcoming|present|clean|ready|idle|placed|signed_up|borrowed|lent|started|filed|raised|unread|unassigned|logged)$/.test(
    value,
  )

import { isPlural, singular } from '../vocabulary/forms.ts'
import { isStop, isTrade } from '../vocabulary/lexicon.ts'
import { ofAccounts } from '../capabilities/accounts/index.ts'
import { limitAt } from '../capabilities/limits.ts'
import { type Noun, nounAt, nounInFigure } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import { type At, type Make, type SaidFigure, makers, rate, rateOfEach } from './rates.ts'
import { BYTES, DAYS, FACTORS, MILLISECONDS, NUMBERS } from '../vocabulary/units.ts'

/** Numbers with what they count. One that says nothing else is left to whoever reads sizes of fields. */
export function figuresIn(page: Page): readonly SaidFigure[] {
  const found: SaidFigure[] = []
  const accounts = ofAccounts(page)
  for (let at = 0; at < page.tokens.length; at += 1) {
    // How often a mail may be asked for is no load.
    if (accounts.some(({ from, to }) => from <= at && at < to)) continue
    const written = page.tokens[at]!.kind === 'number'
    const inWords = written ? undefined : NUMBERS.get(page.word(at))
    if (!written && inWords === undefined) continue
    const figure = inWords === undefined ? figureAt(page, at) : lastingAt(page, at, inWords)
    if (figure === null) continue
    found.push(figure.figure, ...(figure.more ?? []))
    page.fence(figure.from ?? at, figure.to)
    const each = figure.more === undefined ? rateOfEach(page, figure) : null
    if (each !== null) found.push(each)
    at = figure.to - 1
  }
  return found
}

/** `for two years`, `within one second`: a number in words is one of a time. */
function lastingAt(page: Page, from: number, value: number): At | null {
  const figure = makerAt(page, from)
  return latency(page, from, from + 1, value, figure) ?? retention(page, from, from + 1, value, figure)
}

const makerAt =
  (page: Page, from: number): Make =>
  (kind, value, to, of = '') => ({ figure: { kind, value, of, from: page.words(from, to) }, to })

function figureAt(page: Page, from: number): At | null {
  const said = Number(page.word(from).replaceAll(/[,_]/g, ''))
  if (!Number.isFinite(said)) return null
  if (page.word(from + 1) === '%') return percent(page, from, said)
  const factor = FACTORS.get(page.word(from + 1)) ?? 1
  const unit = from + (factor === 1 ? 1 : 2)
  const value = said * factor
  const figure = makerAt(page, from)
  // `rate limit 100/min`, `100 requests a minute per key` says what is refused, and not what comes.
  if (limitAt(page, from) !== null) return null
  // `a limit of 200 MB per file`: how large it may be.
  const isSize = BYTES.has(page.word(unit))
  if (!isSize && near(page, from, /^(limit|limits|limited|limiting|throttle|throttled|quota|quotas)$/, 4)) return null
  if (isOfLimits(page, from) && /^(per|an?|requests?|calls?|\/)$/.test(page.word(unit))) return null
  // `bursts of at most 20 requests per second`
  if (/^(most|to|than)$/.test(page.word(from - 1)) && near(page, from, /^bursts?$/, 4)) return null
  // `free keys get 100 requests a day`
  if (near(page, from, /^(free|paid|premium|allowance)$/, 4) && near(page, from, /^(hour|day|week|month)$/, 4))
    return null
  return (
    makers(page, from, unit, value, figure) ??
    (isMostOf(page, from, unit) ? null : rate(page, unit, value, figure)) ??
    latency(page, from, unit, value, figure) ??
    retention(page, from, unit, value, figure) ??
    bytes(page, from, unit, value, figure) ??
    amount(page, from, unit, value, figure)
  )
}

/** `rate limiting: 100 requests per minute per key, 20 per minute for others`: what is refused, and not what comes. */
function isOfLimits(page: Page, from: number): boolean {
  // `an API that handles 300 requests per second`: what comes.
  if (/^(handles?|serves?|gets?|expects?|receives?|sees|has|have|at|with|about|around)$/.test(page.word(from - 1)))
    return false
  for (let at = from - 1; !page.isEnd(at); at -= 1)
    if (page.word(at) === 'rate' && /^(limits?|limiting|limiter|limited)$/.test(page.word(at + 1))) return true
  return false
}

/** `at most 2 routes per day`: how many there may be, and no load. */
const isMostOf = (page: Page, from: number, unit: number): boolean =>
  (page.matches(from - 2, ['at', 'most']) ||
    page.matches(from - 2, ['up', 'to']) ||
    /^(maximum|max|only)$/.test(page.word(from - 1)) ||
    page.matches(from - 3, ['no', 'more', 'than'])) &&
  !/^(requests?|calls?|rps|qps|tps|queries|messages|events)$/.test(page.word(unit))

function percent(page: Page, from: number, value: number): At | null {
  if (value < 90 || value >= 100 || !near(page, from, /^(availability|uptime|available|sla|up|reliability)$/, 8))
    return null
  return { figure: { kind: 'availability', value, of: '', from: page.words(from, from + 2) }, to: from + 2 }
}

/** `under 200ms`, `p95 of 1 second` */
function latency(page: Page, from: number, unit: number, value: number, make: Make): At | null {
  const factor = MILLISECONDS.get(page.word(unit))
  if (factor === undefined) return null
  const isTime =
    factor === 1 ||
    near(page, from, /^(p95|p99|latency|respond|responds|response|faster|within|under|answer|answers|load|loads)$/, 6)
  if (!isTime) return null
  // `visible within 5 seconds`: how old it may be, and not how long anybody waits.
  if (isOfAge(page, from)) return null
  // What something takes today is nothing that is asked for.
  if (/^(takes?|took)$/.test(page.word(from - 1)) && !near(page, from, /^(must|should|may|shall|within|under)$/, 5))
    return null
  const of = near(page, from, /^(search|searches|searching)$/, 14)
    ? 'search'
    : near(page, from, /^(read|reads|list|lists|get)$/, 8)
      ? 'read'
      : near(page, from, /^(write|writes|create|creates)$/, 8)
        ? 'write'
        : ''
  return { ...make('milliseconds', value * factor, unit + 1, of), from: leadOf(page, from) }
}

function isOfAge(page: Page, at: number): boolean {
  for (let i = at - 1; !page.isEnd(i) && at - i < 4; i -= 1)
    if (/^(visible|propagated|synced|fresh|stale|old|reflected)$/.test(page.word(i))) return true
  return false
}

const LEADS =
  /^(within|under|in|below|less|than|<|=|at|most|maximum|max|p95|p99|p50|p90|of|a|latency|response|time|must|should|has|have|to|need|needs|takes?|answers?|responds?|returns?|loads?|faster|reads?|writes?|be|is|are|up|only|no|more|not|longer|stay|stays)$/

/** `answers within 150 ms`: how it is said. */
function leadOf(page: Page, at: number): number {
  let from = at
  while (!page.isEnd(from - 1) && LEADS.test(page.word(from - 1))) from -= 1
  return from
}

/** `kept for 7 years`, `deleted after 30 days` */
function retention(page: Page, from: number, unit: number, value: number, make: Make): At | null {
  const factor = DAYS.get(page.word(unit))
  if (
    factor === undefined ||
    !near(
      page,
      from,
      /^(kept|keep|retain|retained|retention|stored|store|deleted|delete|purged|purge|audit|audited|anonymised|anonymized|archived|removed|history|erased)$/,
      7,
    )
  )
    return null
  const said = retentionBefore(page, from)
  const made = make('days', value * factor, unit + 1, retainedOf(page, from, unit + 1, said))
  return said === null ? made : { ...made, from: said.from }
}

/** `a retention of 13 months for readings`; beside others of a list it is of none of them, and nobody says of which. */
function retainedOf(page: Page, from: number, behind: number, said: Span | null): Noun | string {
  if (said === null) return retained(page, from)
  const of = page.word(behind) === 'for' ? nounAt(page, behind + 1) : null
  if (of !== null) return of
  return (/^(,|and|or)$/.test(page.word(said.from - 1)) ? nounAt(page, said.from) : null) ?? retained(page, from)
}

/** `a retention of`, before the number. */
function retentionBefore(page: Page, to: number): Span | null {
  let from = to
  while (/^(of|period|time|about|around)$/.test(page.word(from - 1))) from -= 1
  if (page.word(from - 1) !== 'retention') return null
  while (/^(a|an|the|data|retention)$/.test(page.word(from - 1))) from -= 1
  return { from, to }
}

/** What is kept so long: the noun before the verb. */
function retained(page: Page, from: number): Noun | string {
  let at = from - 1
  for (let passed = 0; at >= 0 && passed < 9 && !page.isEnd(at); at -= 1, passed += 1) {
    if (page.word(at) === ')') at = openOf(page, at) - 1
    if (
      !page.isWord(at) ||
      isStop(page.word(at)) ||
      (page.word(at).endsWith('ed') && isStop(page.word(at - 1))) ||
      /^(retain|retained|retention|deleted|delete|stored|store|expire|expires|purged|archived|removed|erased|day|append|append-only|immutable|read-only|encrypted|kept)$/.test(
        page.word(at),
      )
    )
      continue
    let first = at
    while (page.isWord(first - 1) && !isStop(page.word(first - 1)) && at - first < 3) first -= 1
    const noun = nounAt(page, first)
    // `Data is kept for 90 days`: all of it.
    return noun === null || noun.words.every(isTrade) ? '' : noun
  }
  return ''
}

function openOf(page: Page, close: number): number {
  let at = close
  while (at > 0 && !page.isEnd(at) && page.word(at) !== '(') at -= 1
  return at
}

function bytes(page: Page, from: number, unit: number, value: number, make: Make): At | null {
  const factor = BYTES.get(page.word(unit))
  return factor === undefined ? null : make('bytes', value * factor, unit + 1, sizedBy(page, from, unit + 1) ?? '')
}

/** `documents of up to 50 MB`, `5 MB per photo`: of what so much is at most. */
function sizedBy(page: Page, from: number, to: number): Noun | null {
  if (/^(per|each|every)$/.test(page.word(to))) return nounAt(page, to + 1)
  let end = from
  while (!page.isEnd(end - 1) && SIZED.test(page.word(end - 1))) end -= 1
  for (let first = Math.max(0, end - 4); end < from && first < end; first += 1) {
    const noun = page.isWord(first) ? nounAt(page, first) : null
    if (noun !== null && noun.to === end) return noun
  }
  return null
}

const SIZED =
  /^(of|up|to|at|most|max|maximum|limit|limited|than|larger|bigger|no|not|size|with|a|be|is|are|may|can|must|\(|upload|uploads|uploaded|file|files)$/

/** `10 million rows`, `50k users`, `2,000,000 orders` */
function amount(page: Page, from: number, unit: number, value: number, make: Make): At | null {
  let start = unit
  while (/^(of|active|concurrent|registered|monthly|daily|different|new|existing|total|the)$/.test(page.word(start)))
    start += 1
  const isOfRows = /^(rows|records|users|concurrent)$/.test(page.word(start))
  if (value < 1000 && unit === from + 1 && !isOfRows && !isAbout(page, from)) return null
  const noun = nounInFigure(page, start)
  if (noun === null || !isPlural(page.word(noun.to - 1)) || isMostOfEach(page, from, noun.to)) return null
  const word = singular(page.word(start))
  if (/^(character|char|word|letter|second|minute|hour|day|year|euro|dollar)$/.test(word)) return null
  if (/^(user|account|people|person)$/.test(word)) return make('users', value, start + 1)
  if (/^(row|record|entry)$/.test(word)) {
    const of = /^(of|in|per)$/.test(page.word(start + 1)) ? nounAt(page, start + 2) : null
    return make('rows', value, of?.to ?? start + 1, of ?? '')
  }
  return make('rows', value, noun.to, noun)
}

/** `about 800 manuals`, `we have 40 garages`: how many there are, be it few. */
const isAbout = (page: Page, at: number): boolean =>
  /^(about|around|roughly|approximately|nearly|over|some|currently|~)$/.test(page.word(at - 1)) ||
  (/^(have|run|operate|own|manage)$/.test(page.word(at - 1)) && page.word(at - 2) === 'we')

/** `up to 10,000 photos per album`: how many of each there may be. */
const isMostOfEach = (page: Page, from: number, to: number): boolean =>
  /^(per|each)$/.test(page.word(to)) && /^(to|most|than|max|maximum|of)$/.test(page.word(from - 1))

function near(page: Page, at: number, words: RegExp, distance: number): boolean {
  for (let i = at - 1; i >= 0 && at - i <= distance && !page.isEnd(i); i -= 1) if (words.test(page.word(i))) return true
  for (let i = at + 1; i - at <= distance && !page.isEnd(i); i += 1) if (words.test(page.word(i))) return true
  return false
}

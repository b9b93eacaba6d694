import type { CapabilityName } from '../../model/index.ts'
import { hasArchetype, isPerson, isStop, verbBase } from './lexicon.ts'
import { isRhythm } from './noun.ts'
import type { Page } from './page.ts'
import { CAPABILITIES } from './vocabulary/capabilities.ts'
import { DETERMINERS, NEGATIONS } from './vocabulary/functions.ts'
import { isCompound, isOfKind } from './vocabulary/kinds/index.ts'
import { singular } from './forms.ts'
import { byFirst } from './vocabulary/words.ts'

/** A phrase that names a capability. */
export interface Found {
  readonly name: CapabilityName
  readonly from: number
  readonly to: number
  readonly isDeclined: boolean
}

const BY_FIRST = byFirst(
  CAPABILITIES.map(({ words, means }) => ({ words: words.map((word) => singular(word)), means })),
)
/** Behind a noun these are things: `training sessions`, `factory workers`. */
const THINGS: ReadonlySet<string> = new Set(
  'session sessions worker workers queue queues version versions reminders flag live cookies role roles quota quotas timeline revisions'.split(
    ' ',
  ),
)

/** `a monthly rent` is an amount; `a monthly report` is something that runs. */
const TIMES: ReadonlySet<string> = new Set('daily weekly monthly hourly nightly'.split(' '))
const RUNS: ReadonlySet<string> = new Set(
  'job report export email mail reminder sync backup digest cleanup task summary import newsletter run update notification batch calculation aggregation'.split(
    ' ',
  ),
)

export function capabilitiesIn(page: Page): ReadonlyMap<number, Found> {
  const found = new Map<number, Found>()
  let declinedUntil = -1
  for (let at = 0; at < page.tokens.length; at += 1) {
    const answered = answeredFrom(page, at)
    if (answered !== null) {
      found.set(at, { name: 'retrieval', from: at, to: answered, isDeclined: false })
      at = answered - 1
      continue
    }
    if (NEGATIONS.has(page.word(at))) declinedUntil = reachOf(page, at)
    const phrase = BY_FIRST.get(singular(page.word(at)))?.find(({ words }) => matches(page, at, words))
    if (!phrase || isThing(page, at, phrase.words)) continue
    const to = at + phrase.words.length
    found.set(at, { name: phrase.means, from: at, to, isDeclined: at < declinedUntil || isNotNeeded(page, to) })
    at = to - 1
  }
  return found
}

/** `answers to employee questions from our handbook`, `a bot that answers from our wiki`: up to what it is answered from. */
function answeredFrom(page: Page, at: number): number | null {
  if (!/^(answers?|answering|answered)$/.test(page.word(at))) return null
  for (let end = at + 1; end < at + 8 && page.isWord(end); end += 1) {
    const word = page.word(end)
    if (!/^(from|on|about|over|of|using)$/.test(word)) continue
    let source = end + 1
    while (DETERMINERS.has(page.word(source))) source += 1
    const last = sourceEnd(page, source)
    if (last !== null) return end
    if (word === 'from') return null
  }
  return null
}

/** `HR handbook`, `contracts`: what there is to be read. */
function sourceEnd(page: Page, at: number): number | null {
  for (let i = at; i < at + 3 && page.isWord(i) && (!isStop(page.word(i)) || page.word(i) === 'help'); i += 1)
    if (SOURCES.has(singular(page.word(i)))) return i + 1
  return null
}

/** `GraphQL is not needed` */
const isNotNeeded = (page: Page, at: number): boolean =>
  /^(is|are|isn't|aren't)$/.test(page.word(at)) &&
  /^(needed|required|necessary|wanted)$/.test(page.word(page.word(at + 1) === 'not' ? at + 2 : at + 1)) &&
  (page.word(at + 1) === 'not' || page.word(at).endsWith("n't"))

/** One of several is meant as well. */
const matches = (page: Page, at: number, words: readonly string[]): boolean =>
  words.every((word, i) =>
    page.isWord(at + i) || page.tokens[at + i]?.kind === 'number' ? singular(page.word(at + i)) === word : false,
  )

/** A negation holds as far as its list goes: `no GraphQL or websockets, but ...` */
function reachOf(page: Page, at: number): number {
  let end = at + 1
  while (end - at < 12 && !page.isEnd(end) && !/^(but|only|just|except|with|however|\()$/.test(page.word(end))) end += 1
  return end
}

/** `sign up for a free trial`: for all of it, and for nothing that is offered there. */
function isOfAccounts(page: Page, at: number): boolean {
  let to = at
  while (/^(a|an|the|our|your|my|free|new|personal|paid)$/.test(page.word(to))) to += 1
  return /^(accounts?|trials?|demo|newsletters?|plans?|subscriptions?|service|app|platform|site|website|system|beta)$/.test(
    page.word(to),
  )
}

function isThing(page: Page, at: number, words: readonly string[]): boolean {
  // `sign up for shifts`: those, and no account.
  if (/^(sign|log)$/.test(page.word(at)) && page.word(at + 1) === 'up' && page.word(at + 2) === 'for')
    return !isOfAccounts(page, at + 3)
  // `an email on every status change`: when, and nothing that is kept.
  const lead = /^(every|each|any)$/.test(page.word(at - 1)) ? at - 2 : at - 1
  if (words.at(-1) === 'change' && page.word(lead) === 'on') return true
  // `users ask questions`, of each other: nothing that is read speaks of documents.
  if (
    /^(ask|answer)$/.test(words[0]!) &&
    words.length === 2 &&
    !page.tokens.some(({ lower }) => SOURCES.has(singular(lower)))
  )
    return true
  // `data deletion requests` are kept as rows, whatever comes of them.
  if (/^(deletion|erasure)$/.test(words.at(-1)!) && /^requests?$/.test(page.word(at + words.length))) return true
  // `publish events`, where people go to them
  if (words.join(' ') === 'publish event' && page.tokens.some(({ lower }) => GATHERINGS.has(singular(lower))))
    return true
  // `bank accounts`, `charging sessions`: what has a name of two words is no part of signing in.
  if (words.length === 1 && isCompound(page.word(at - 1), singular(page.word(at)))) return true
  if (/^(registration|signup)$/.test(words.join(' ')) && isOfOccasion(page, at)) return true
  if (words.length > 1) return words.at(-1) === 'event' && isPerson(page.word(at - 1))
  // `workers receive goods`
  if (page.word(at) === 'workers' && isDone(page.word(at + 1))) return true
  const word = page.word(at)
  const before = page.word(at - 1)
  // `go live at a scheduled time`: from when others see it.
  if (word === 'live' && /^(go|goes|going|went)$/.test(before)) return true
  if (word === 'scheduled' && page.word(at - 3) === 'live') return true
  // `posts can be scheduled` is done to them; `sent at a scheduled time` runs.
  if (word === 'scheduled')
    return !(RUNS.has(singular(page.word(at + 1))) || /^(time|date|moment)s?$/.test(page.word(at + 1)))
  // `(plan: monthly, yearly)`: values.
  if (isRhythm(page, at)) return true
  if (TIMES.has(word) && /^[:,(]$/.test(before) && /^[,)]$/.test(page.word(at + 1))) return true
  // `a membership (monthly or annual)`, `billing cycle monthly or yearly`
  if (TIMES.has(word) && isOneOfRhythms(page, at)) return true
  if (TIMES.has(word))
    return page.isWord(at + 1) && !isStop(page.word(at + 1)) && !RUNS.has(singular(page.word(at + 1)))
  if (
    /^(->|\/)$/.test(before) ||
    page.word(at + 1) === '->' ||
    (/^[,(]$/.test(before) && /^[,)]$/.test(page.word(at + 1)) && /^live$|ed$/.test(word))
  )
    return true
  // `order history` is a list of past orders, and `medical history` what somebody had.
  if (word === 'history' && page.isWord(at - 1) && isPast(before)) return true
  if (word === 'version' && /^(,|\(|and)$/.test(before)) return true
  if (!THINGS.has(word)) return word === 'version' || word === 'revision'
  if (/^(have|has|with|can|may|must|belong|belongs|\()$/.test(page.word(at + 1)) && !word.startsWith('role'))
    return true
  return page.isWord(at - 1) && !isStop(before) && !isPerson(before) && !hasArchetype(word)
}

/** `event sign-up`, `registrations for courses`: of what people go to, and no account. */
function isOfOccasion(page: Page, at: number): boolean {
  if (isOfKind(['signup'], singular(page.word(at - 1)))) return true
  let behind = at + 2
  while (DETERMINERS.has(page.word(behind))) behind += 1
  return /^(for|to|per|of|at)$/.test(page.word(at + 1)) && isOfKind(['signup'], singular(page.word(behind)))
}

const isDone = (word: string): boolean => verbBase(word) === word
/** Where these are spoken of, an event is one people go to. */
const GATHERINGS: ReadonlySet<string> = new Set(
  'organiser organizer venue ticket attendee rsvp festival concert meetup conference calendar guest stage speaker'.split(
    ' ',
  ),
)

const isPast = (word: string): boolean =>
  (hasArchetype(word) && !/^(status|state|price|version|change|document|edit|record|audit)$/.test(singular(word))) ||
  /^(medical|search|login|browsing|watch|viewing|listening|work|employment|credit|family|play|travel|download|past)$/.test(
    word,
  )

/** How often, one of several, in the parentheses or behind the name of what has one. */
const isOneOfRhythms = (page: Page, at: number): boolean => {
  const isOther = (i: number): boolean =>
    /^(daily|weekly|monthly|yearly|annual|annually|quarterly|hourly)$/.test(page.word(i)) &&
    page.word(at) !== page.word(i)
  const isBefore = /^(or|\/)$/.test(page.word(at - 1)) && isOther(at - 2)
  const isBehind = /^(or|\/)$/.test(page.word(at + 1)) && isOther(at + 2)
  const lead = isBefore ? at - 3 : at - 1
  return (isBefore || isBehind) && (/^[(:]$/.test(page.word(lead)) || RHYTHMS.test(page.word(lead)))
}

const RHYTHMS =
  /^(cycle|interval|frequency|period|plan|billing|recurrence|rhythm|membership|subscription|payment|type)$/

/** `billing cycle monthly or yearly`: behind the name of what has one. */
export const isRhythmOf = (page: Page, at: number): boolean =>
  RHYTHMS.test(page.word(at - 1)) && isOneOfRhythms(page, at)

/** What questions are answered from. */
const SOURCES: ReadonlySet<string> = new Set(
  'document documentation doc pdf manual contract policy article knowledge rag retrieval llm chatbot semantic embedding file handbook guide paper report wiki transcript faq'.split(
    ' ',
  ),
)

import { channelsAt } from '../lists/channels.ts'
import type { CapabilityName } from '../../../model/index.ts'
import { hasArchetype, isPerson, isStop, verbBase } from '../vocabulary/lexicon.ts'
import { NUMBERS, SECONDS } from '../vocabulary/units.ts'
import { ofAccounts } from './accounts/index.ts'
import { isOfLetting, keptApartAt } from './kept-apart.ts'
import { isOfKeys, isOfOthersIn, leadEnd, limitAt } from './limits.ts'
import { type Noun, isRhythm } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import { CAPABILITIES } from '../vocabulary/capabilities.ts'
import { isAccountElsewhere } from '../vocabulary/people.ts'
import { DETERMINERS, NEGATIONS } from '../vocabulary/functions.ts'
import { isCompound, isOfKind } from '../vocabulary/kinds/index.ts'
import { isAccountOfMoney } from '../nouns/accounts.ts'
import { isOfChanges } from '../vocabulary/processes.ts'
import { isQuota } from '../nouns/within-names.ts'
import { isOneOfRhythms } from '../lists/rhythms.ts'
import { singular } from '../vocabulary/forms.ts'
import { ingredientsEnd, isByWords } from './ingredients.ts'
import { answersEnd, asksOfTexts } from './sources.ts'
import { byFirst } from '../vocabulary/words.ts'

/** A phrase that names a capability. */
export interface Found {
  readonly name: CapabilityName
  readonly from: number
  readonly to: number
  readonly isDeclined: boolean
  /** What it is of, where the phrase says that. */
  readonly of?: Noun
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
  const accounts = new Map(ofAccounts(page).map((one) => [one.from, one]))
  for (let at = 0; at < page.tokens.length; at += 1) {
    const said = accounts.get(at)
    if (said !== undefined) {
      found.set(at, { ...said, isDeclined: false })
      at = said.to - 1
      continue
    }
    const answered = answersEnd(page, at)
    if (answered !== null) {
      found.set(at, { name: 'retrieval', from: at, to: answered, isDeclined: false })
      at = answered - 1
      continue
    }
    const apart = keptApartAt(page, at)
    if (apart !== null) {
      found.set(at, { name: 'tenants', from: at, to: apart.to, isDeclined: false, of: apart.of })
      at = apart.to - 1
      continue
    }
    const limit = limitAt(page, leadEnd(page, at))
    if (limit !== null && isOfKeys(limit)) {
      found.set(at, { name: 'rate-limit', from: at, to: limit.to, isDeclined: false })
      at = limit.to - 1
      continue
    }
    if (NEGATIONS.has(page.word(at))) declinedUntil = reachOf(page, at)
    const phrase = BY_FIRST.get(singular(page.word(at)))?.find(({ words }) => matches(page, at, words))
    if (!phrase || isThing(page, at, phrase.words)) continue
    if (phrase.means === 'rate-limit' && isOfOthersIn(page, at)) continue
    if (phrase.means === 'tenants' && isOfOne(page, at, phrase.words)) continue
    const own = at + phrase.words.length
    const to = phrase.means === 'retrieval' ? ingredientsEnd(page, own) : own
    found.set(at, { name: phrase.means, from: at, to, isDeclined: at < declinedUntil || isNotNeeded(page, to) })
    at = to - 1
  }
  return ofOneSearch(page, found)
}

/** `pgvector and full-text search`: two halves of one search, which finds by meaning as well. */
function ofOneSearch(page: Page, found: ReadonlyMap<number, Found>): ReadonlyMap<number, Found> {
  const all = [...found.values()]
  const isHalf = (one: Found): boolean =>
    one.name === 'search' &&
    isByWords(page.word(one.from)) &&
    all.some(
      (other) => other.name === 'retrieval' && (page.isList(other.to, one.from) || page.isList(one.to, other.from)),
    )
  return new Map(all.map((one) => [one.from, isHalf(one) ? { ...one, name: 'retrieval' } : one]))
}

/** `at most 3 applications per tenant` says how many, and `per tenant` of flats who rents them. */
function isOfOne(page: Page, at: number, words: readonly string[]): boolean {
  if (words.includes('tenant') && isOfLetting(page)) return true
  for (let i = at - 1; words[0] === 'per' && i > 0 && at - i < 6 && !page.isEnd(i); i -= 1)
    if (page.tokens[i]!.kind === 'number' || NUMBERS.has(page.word(i)))
      return /^(most|than|to|of|max|maximum|only)$/.test(page.word(i - 1))
  return false
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
  // `without an account by email`: that is how it is done.
  const isOver = page.word(at) === 'without' ? /^(by|via|through|,)$/ : /^$/
  while (
    end - at < 12 &&
    !page.isEnd(end) &&
    !isOver.test(page.word(end)) &&
    !/^(but|only|just|except|with|however|\()$/.test(page.word(end))
  )
    end += 1
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
  // `sign up their children for courses`: whom, and for what.
  if (
    page.word(at) === 'sign' &&
    page.word(at + 1) === 'up' &&
    /^(their|his|her|a|an|several)$/.test(page.word(at + 2))
  )
    return true
  // `an email on every status change`: when, and nothing that is kept.
  const lead = /^(every|each|any)$/.test(page.word(at - 1)) ? at - 2 : at - 1
  if (words.at(-1) === 'change' && page.word(lead) === 'on') return true
  // `users ask questions`, of each other: nothing that is read speaks of documents.
  if (/^(ask|answer)$/.test(words[0]!) && words.length === 2 && !asksOfTexts(page, at)) return true
  // `data deletion requests` are kept as rows, whatever comes of them.
  if (/^(deletion|erasure)$/.test(words.at(-1)!) && /^requests?$/.test(page.word(at + words.length))) return true
  // `publish events`, where people go to them
  if (words.join(' ') === 'publish event' && page.speaksOf(isGathering)) return true
  // `accounts`, where those of money are spoken of, and `sessions` where nobody signs in.
  if (words.length === 1 && isAccountOfMoney(page, at)) return true
  if (/^sessions?$/.test(page.word(at)) && words.length === 1 && !isOfLogin(page, at)) return true
  // `events with registrations`: of what people go to.
  if (page.word(at) === 'registrations' && page.speaksOf(isOccasion)) return true
  // `export of personal data`, where nobody speaks of deleting any.
  if (words.join(' ') === 'personal data' && !page.speaksOf(isOfDeletion)) return true
  // `social media accounts`, `trading accounts`: what people have somewhere else.
  if (words.length === 1 && /^accounts?$/.test(page.word(at)) && isAccountElsewhere(page.word(at - 1))) return true
  // `an OAuth2 provider`, `authorization code with PKCE`: others sign in here, and nobody there.
  if (page.word(at).startsWith('oauth') && !isOfOthersLogin(page, at)) return true
  // `bank accounts`, `charging sessions`: what has a name of two words is no part of signing in.
  if (words.length === 1 && isCompound(page.word(at - 1), singular(page.word(at)))) return true
  if (/^(registration|signup)$/.test(words.join(' ')) && isOfOccasion(page, at)) return true
  // `notifications by email, SMS and push`: each goes one of the ways.
  if (words.includes('email') && channelsAt(page, at + words.indexOf('email')) !== null) return true
  if (words.length > 1) return words.at(-1) === 'event' && isPerson(page.word(at - 1))
  const word = page.word(at)
  // `upload quotas`: of how much may be uploaded.
  if (word === 'upload' && isQuota(page, at)) return true
  // `workers receive goods`
  if (page.word(at) === 'workers' && isDone(page.word(at + 1))) return true
  // `workers, shifts`, `a queue per team`: people, and whoever waits, where no program works anything off.
  if (/^(worker|workers|queue|queues)$/.test(page.word(at)) && !page.speaksOf(isWorkedOff)) return true
  // `plays with roles and actors`
  if (/^roles?$/.test(page.word(at)) && page.speaksOf(isPlayed)) return true
  const before = page.word(at - 1)
  // `go live at a scheduled time`: from when others see it.
  if (word === 'live' && /^(go|goes|going|went)$/.test(before)) return true
  // `tokens live 15 minutes`, `that live for an hour`: how long, and nothing that is seen at once.
  if (word === 'live' && isLasting(page, at + 1)) return true
  if (word === 'scheduled' && page.word(at - 3) === 'live') return true
  // `posts can be scheduled` is done to them; `sent at a scheduled time` runs.
  if (word === 'scheduled')
    return !(RUNS.has(singular(page.word(at + 1))) || /^(time|date|moment)s?$/.test(page.word(at + 1)))
  // `(plan: monthly, yearly)`: values.
  if (isRhythm(page, at)) return true
  if (TIMES.has(word) && /^[:,(]$/.test(before) && /^[,)]$/.test(page.word(at + 1))) return true
  // `a membership (monthly or annual)`, `billing cycle monthly or yearly`
  if (TIMES.has(word) && isOneOfRhythms(page, at)) return true
  // `daily reports of sites with weather and hours`: somebody writes them.
  if (TIMES.has(word) && isWritten(page, at + 1)) return true
  if (TIMES.has(word))
    return page.isWord(at + 1) && !isStop(page.word(at + 1)) && !RUNS.has(singular(page.word(at + 1)))
  if (
    /^(->|\/)$/.test(before) ||
    page.word(at + 1) === '->' ||
    (/^[,(]$/.test(before) && /^[,)]$/.test(page.word(at + 1)) && /^live$|ed$/.test(word))
  )
    return true
  if (word === 'search' && page.word(at + 1) === 'history') return true
  // `order history` is a list of past orders, and `medical history` what somebody had.
  if (word === 'history' && page.isWord(at - 1) && isPast(before)) return true
  // `which version of the policy`: one of them, and nothing that is kept of another.
  if (word === 'version' || word === 'revision') return true
  // `packages, versions, maintainers`: those are brought out, and nobody changed anything.
  if (word === 'versions' && page.speaksOf(isReleased)) return true
  if (!THINGS.has(word)) return false
  if (/^(have|has|with|can|may|must|belong|belongs|\()$/.test(page.word(at + 1)) && !word.startsWith('role'))
    return true
  return page.isWord(at - 1) && !isStop(before) && !isPerson(before) && !hasArchetype(word)
}

const isLasting = (page: Page, at: number): boolean => {
  const next = /^(for|up|only|at|about)$/.test(page.word(at)) ? at + 1 : at
  const number = /^(to|most|least|an?)$/.test(page.word(next)) ? next + 1 : next
  return (
    (page.tokens[number]?.kind === 'number' || NUMBERS.has(page.word(number)) || SECONDS.has(page.word(number))) &&
    [number, number + 1].some((i) => SECONDS.has(page.word(i)))
  )
}

/** `reports of construction sites with weather and hours` */
function isWritten(page: Page, at: number): boolean {
  if (!/^(reports|logs|summaries)$/.test(page.word(at))) return false
  let end = at + 1
  while (page.isWord(end) && page.word(end) !== 'with' && end < at + 6) end += 1
  return page.word(end) === 'with'
}

/** `event sign-up`, `registrations for courses`: of what people go to, and no account. */
function isOfOccasion(page: Page, at: number): boolean {
  if (isOfKind(['signup'], singular(page.word(at - 1)))) return true
  // `events with sign-up`: where nothing is said of accounts.
  if (page.speaksOf(isOccasion) && !page.speaksOf(isOfAccount)) return true
  let behind = at + 2
  while (DETERMINERS.has(page.word(behind))) behind += 1
  return /^(for|to|per|of|at)$/.test(page.word(at + 1)) && isOfKind(['signup'], singular(page.word(behind)))
}

/** `active sessions`, `session timeout`, or any where somebody signs in; else people meet in them. */
const isOfLogin = (page: Page, at: number): boolean =>
  page.speaksOf(isOfSigningIn) ||
  /^(user|active|server|auth|browser|concurrent)$/.test(page.word(at - 1)) ||
  /^(management|timeouts?|handling|storage|expiry|store|cookies?|ids?|settings?)$/.test(page.word(at + 1))

/** `Google OAuth`, `sign in with OAuth2`: where somebody else says who it is. */
const isOfOthersLogin = (page: Page, at: number): boolean =>
  page.speaksOf(isElsewhere) ||
  (!page.speaksOf(isGranting) &&
    ((/^(with|via|through|by|using)$/.test(page.word(at - 1)) && !/^(secured?|protected)$/.test(page.word(at - 2))) ||
      /^(logins?|sign|signin)$/.test(page.word(at + 1))))

const isOfDeletion = (word: string): boolean =>
  /^(gdpr|dsgvo|ccpa|delet(e|es|ed|ing|ion)|eras(e|es|ed|ing|ure)|anonymi[sz]\w*|forgotten)$/.test(word)
const isElsewhere = (word: string): boolean =>
  /^(google|github|gitlab|microsoft|azure|apple|facebook|linkedin|okta|keycloak|auth0|cognito|social)$/.test(word)
/** What whoever lets others sign in grants. */
const isGranting = (word: string): boolean => /^(pkce|grants?|credentials|introspection|consents?|scopes?)$/.test(word)

const isWorkedOff = (word: string): boolean =>
  /^(jobs?|tasks?|background|celery|redis|rabbitmq|kafka|async|asynchronous|asynchronously|messages?|emails?|mails?|events?|imports?|exports?|uploads?|retry|retries|retried|encoding|processing)$/.test(
    word,
  )
const isPlayed = (word: string): boolean =>
  /^(actors?|actress|theatre|theater|plays?|cast|casting|films?|opera|musical)$/.test(word)

const isOfSigningIn = (word: string): boolean =>
  /^(log|log ?in|login|logins|logout|jwts?|refresh|cookies?|auth|authentication|passwords?|oauth2?|signed|signing|cors|csrf)$/.test(
    word,
  )
const isOfAccount = (word: string): boolean => /^(login|password|account|accounts|sso|oauth|jwt)$/.test(word)
const isOccasion = (word: string): boolean => isOfKind(['signup'], singular(word))
const isGathering = (word: string): boolean => GATHERINGS.has(singular(word))
const isReleased = (word: string): boolean => RELEASED.has(singular(word))

const isDone = (word: string): boolean => verbBase(word) === word
/** Where these are spoken of, an event is one people go to. */
const GATHERINGS: ReadonlySet<string> = new Set(
  'organiser organizer venue ticket attendee rsvp festival concert meetup conference calendar guest stage speaker'.split(
    ' ',
  ),
)

/** What is brought out in versions. */
const RELEASED: ReadonlySet<string> = new Set(
  'package library model dataset prompt firmware plugin extension app'.split(' '),
)

const isPast = (word: string): boolean =>
  (hasArchetype(word) && !isOfChanges(word)) ||
  /^(medical|tracking|chat|call|search|login|browsing|watch|viewing|listening|work|employment|credit|family|play|travel|download|past)$/.test(
    word,
  )

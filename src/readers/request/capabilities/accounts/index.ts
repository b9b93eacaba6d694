import type { CapabilityName } from '../../../../model/index.ts'
import type { Page } from '../../page/page.ts'
import { EITHER, LINK, NO_PASSWORD, OF_LINK, OF_RESET, RESET } from './links.ts'
import { COUNTED, ENDED, LISTED, LISTED_TO_END, OF_EVERYBODY, OF_SIGNING } from './places.ts'

export interface SaidOfAccounts {
  readonly name: CapabilityName
  readonly from: number
  readonly to: number
}

/** What a backend is asked for about who signs in: a thing of its own where nobody does yet. */
export const OF_ACCOUNTS: ReadonlySet<CapabilityName> = new Set<CapabilityName>([
  'accounts',
  'jwt',
  'sessions',
  'own-sessions',
  'sign-in-link',
  'password-reset',
  'oauth',
  'api-keys',
  'roles',
])

export const isOfAccounts = (name: CapabilityName): boolean => /^(own-sessions|sign-in-link|password-reset)$/.test(name)

/** How people get in without a password, where they are signed in, and what mails about passwords are held to: word by word, as it is built. */
export function ofAccounts(page: Page): readonly SaidOfAccounts[] {
  if (!ABOUT.test(page.text)) return []
  const found: SaidOfAccounts[] = []
  const isByLink = hasLink(page)
  let end = 0
  for (let at = 0; at < page.tokens.length; at += 1) {
    if (page.isEnd(at)) continue
    if (end <= at) {
      end = page.endOf(at)
      if (end - at > SENTENCE) {
        at = end
        continue
      }
    }
    const rest = page.words(at, Math.min(end, at + LONGEST)).text
    const one = saidAt({ page, at, rest, isByLink, before: beforeOf(found, page, at) })
    if (one === null) continue
    found.push(one)
    at = one.to - 1
  }
  return readOnce(found, page)
}

const ABOUT =
  /\b(?:links?|passwordless|sessions?|devices?|resets?|resetting|forgot(?:ten)?)\b|\b(?:signed|logged)[- ]in\b/i
/** What is longer is no sentence that anybody says. */
const SENTENCE = 300
/** No words of it are more. */
const LONGEST = 32

/** What was said right before it, with nothing but a joint between. */
function beforeOf(found: readonly SaidOfAccounts[], page: Page, at: number): SaidOfAccounts | null {
  const last = found.at(-1)
  if (last === undefined) return null
  let end = at
  while (end > last.to && /^(,|and|;|:|\(|\)|-|—)$/.test(page.word(end - 1))) end -= 1
  return end === last.to ? last : null
}

interface Here {
  readonly page: Page
  readonly at: number
  /** The words from there on. */
  readonly rest: string
  readonly isByLink: boolean
  readonly before: SaidOfAccounts | null
}

const saidAt = (here: Here): SaidOfAccounts | null => ofMail(here) ?? ofPlaces(here)

function as({ page, at, rest }: Here, name: CapabilityName, ...patterns: readonly RegExp[]): SaidOfAccounts | null {
  for (const pattern of patterns) {
    const text = pattern.exec(rest)?.[0] ?? ''
    const to = text.trim() === '' ? null : toOf(page, at, text)
    if (to === null) continue
    let from = at
    while (from < to - 1 && /^(,|;|:|-|and)$/.test(page.word(from))) from += 1
    return { name, from, to }
  }
  return null
}

/** A link that lets people in, a mail about passwords, and what both are held to. */
function ofMail(here: Here): SaidOfAccounts | null {
  const { page, rest, isByLink, before } = here
  if (isByLink) {
    const isOfLinks = before?.name === 'sign-in-link' || (isOfMails(rest) && !/^\W*(?:\w+ )?tokens?/i.test(rest))
    return as(here, 'sign-in-link', LINK, NO_PASSWORD) ?? (isOfLinks ? as(here, 'sign-in-link', OF_LINK) : null)
  }
  const isOfReset = before?.name === 'password-reset' || (isOfMails(rest) && speaksOfReset(page))
  return (isOfReset ? as(here, 'password-reset', OF_RESET) : null) ?? as(here, 'password-reset', RESET)
}

const isOfMails = (rest: string): boolean =>
  /^(?:the |these |each |all )?(?:(?:magic|log-?in|sign-?in|reset|password reset) )?(?:links?|tokens?)\b/i.test(rest)

/** Where people are signed in: of themselves, and of nobody else. */
function ofPlaces(here: Here): SaidOfAccounts | null {
  const { page, at, rest, before } = here
  if (!OF_SIGNING.test(page.text)) return null
  const isNext = before?.name === 'own-sessions'
  const isListed = /^(?:an? |the )?(?:list|overview) of\b/i.test(rest) && /^(plus|and|,)$/.test(page.word(at - 1))
  const isOwn =
    isNext || isListed || page.isEnd(at - 1) || /^(\(|:|with|where)$/.test(page.word(at - 1)) || OF_EVERYBODY.test(rest)
  if (!isOwn) return null
  const isEnded =
    isNext || /\b(?:sessions?|other devices|everywhere else)\b|\bout (?:of|from) .{0,20}devices?\b/i.test(rest)
  return as(here, 'own-sessions', LISTED, LISTED_TO_END, ...(isEnded ? [ENDED] : []), COUNTED)
}

/** A word is taken whole, or not at all. */
function toOf(page: Page, at: number, text: string): number | null {
  const end = page.tokens[at]!.start + text.trimEnd().length
  let to = at
  while (to < page.tokens.length && !page.isEnd(to) && page.tokens[to]!.end <= end) to += 1
  return to > at && page.tokens[to - 1]!.end === end ? to : null
}

/** What is said twice, once so and once otherwise, is said once; a reset of which nothing more is said is read as the mail it is. */
function readOnce(found: readonly SaidOfAccounts[], page: Page): readonly SaidOfAccounts[] {
  const kindOf = ({ name, from, to }: SaidOfAccounts): string => {
    const { text } = page.words(from, to)
    const kind = /\b(?:per|an?|every|each) (?:second|minute|hour|day)\b/i.test(text)
      ? 'rate'
      : LENGTH.test(text)
        ? 'length'
        : ''
    return kind === '' ? `${from}` : `${name} ${kind}`
  }
  const first = found.filter((one, index) => found.findIndex((other) => kindOf(other) === kindOf(one)) === index)
  const says = ({ from, to }: SaidOfAccounts): boolean => page.words(from, to).text.replace(RESET, '').trim() !== ''
  const isMore = first.some((one) => one.name === 'password-reset' && says(one))
  return first.filter(({ name }) => name !== 'password-reset' || isMore)
}

const LENGTH = /\b(?:second|minute|min|hour|day|week)s?\b/i

const speaksOfReset = (page: Page): boolean =>
  /\bpassword[- ]resets?\b|\breset (?:their |the |an? )?passwords?\b/i.test(page.text)

/** Whether a link is how people get in, and nothing else is. */
function hasLink({ text, tokens }: Page): boolean {
  if (!/\blinks?\b/i.test(text) || EITHER.test(text) || DECLINED.test(text)) return false
  if (OTHERWISE.test(text.replaceAll(WITHOUT, ''))) return false
  return tokens.some(({ kind, start }) => kind === 'word' && LINK.test(text.slice(start, start + FAR)))
}

const FAR = 160
const DECLINED = /\b(?:no|not|never|without) (?:an? |any |use |need )?(?:magic|log-?in|sign-?in) links?\b/i
const WITHOUT =
  /\b(?:no|without|not|instead of|never|replac\w+)(?: \w+){0,2} passwords?\b|\bpassword-?less\b|\bpassword-free\b/gi
const OTHERWISE = /\bpasswords?\b|\b(?:oauth|google|github|sso|one-time codes?|passkeys?)\b/i

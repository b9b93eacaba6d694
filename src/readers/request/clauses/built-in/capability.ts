import { tailEnd } from '../../asides/ends.ts'
import { declinedBy } from './declined.ts'
import type { CapabilityName } from '../../../../model/index.ts'
import type { SaidCapability } from '../../facts.ts'
import { singular } from '../../vocabulary/forms.ts'
import { itemsAt } from '../../lists/items.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { type Reader } from '../../reader.ts'
import { verbBase } from '../../vocabulary/lexicon.ts'
import { isVerbAfterNoun, isVerbHere } from '../../nouns/done.ts'
import type { Page } from '../../page/page.ts'
import { OF_ACCOUNTS, isOfAccounts } from '../../capabilities/accounts/index.ts'
import type { Found } from '../../capabilities/phrases.ts'
import { PROVIDERS } from '../../vocabulary/relatives.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { INTENTS } from '../../vocabulary/verbs.ts'
import { behindChanges, behindSystem, objectsAt } from './capability-objects.ts'
import { changesOf, readChanges, statesBehind } from '../states/changes.ts'
import { readEntries } from '../things/entries.ts'
import { heldBy } from '../things/searched.ts'
import { isAmongDeeds } from '../../nouns/verb-phrases.ts'
import { quotedPer, readPerTenant } from '../whole/per-tenant.ts'
import { readSettings } from './settings.ts'
import { limitedEnd, toldOf } from '../deeds/told-of.ts'

/** A capability, with what it is asked for: `full text search over articles`, `order history`. */
export function readCapability(reader: Reader, at: number): number | null {
  const { page, facts, capabilities } = reader
  if (facts.intents.length === 0 && isIntent(reader, at)) {
    reader.seen.add(at)
    return null
  }
  const before = compoundBefore(reader, at)
  const found = capabilities.get(before?.at ?? at)
  if (!found || (before?.noun && isBySomebody(page, found))) return null
  const alone = reportThen(reader, found) ?? doneThen(reader, found) ?? permissionsBeside(reader, found)
  if (alone !== null) return alone
  const limited = limitedEnd(reader, found)
  if (limited !== null) return limited
  const declined = declinedBy(reader, found)
  if (declined !== null) return declined
  const kept = readPerTenant(reader, found, before?.noun ?? null)
  if (kept !== null) return kept
  const people = isOfAccounts(found.name) ? nounAt(page, found.from) : (before?.noun ?? null)
  if (people !== null && isPersonal(people)) reader.doers = { people: [people], how: 'may' }
  if (before?.noun === null) page.claim(at, before.at)
  page.claim(at, found.to)
  const from = page.words(before?.noun?.from ?? found.from, found.to)
  const isForeign = found.name === 'accounts' && providersEnd(page, found.to) > found.to
  const said = { name: isForeign ? ('oauth' as const) : found.name, isDeclined: found.isDeclined, from }
  const objects = WHOLE.has(found.name)
    ? { nouns: [], next: found.to }
    : (toldOf(reader, found) ??
      objectsAt(reader, behindChanges(reader, behindSystem(page, found.to), found.name), found.name))
  const changed = found.name === 'history' ? changesOf(page, objects) : null
  if (changed !== null) return readChanges(reader, found, said, changed)
  const field = objects.nouns.length > 0 && found.name !== 'retrieval' ? (before?.noun ?? null) : null
  const nouns: readonly (Noun | null)[] =
    objects.nouns.length > 0 ? objects.nouns : [WHOLE.has(found.name) ? null : (before?.noun ?? null)]
  reader.seen.add(found.from)
  const given =
    /^(api-keys|accounts|jwt|oauth)$/.test(found.name) && before === null ? givenTo(reader, said, found.to) : null
  if (given !== null) return given
  const told = found.name === 'mails' ? recipientsEnd(page, found.to) : null
  if (told !== null) {
    facts.capabilities.push({ ...said, of: null, field: null })
    return told
  }
  const stated =
    found.name === 'history' ? statesBehind(reader, found, objects.nouns[0] ?? before?.noun ?? reader.topic) : null
  if (found.of !== undefined) return keptApart(reader, said, found.of, found.to)
  const by = Math.max(found.to, objects.next)
  const searched = objects.nouns[0] ?? reader.topic
  if (found.name === 'search' && page.word(by) === 'by' && searched !== null) {
    facts.capabilities.push({ ...said, of: searched, field: null })
    return heldBy(reader, searched, by)
  }
  const ofStates = stated === null || nouns[0] ? nouns : [reader.topic]
  for (const of of ofStates) facts.capabilities.push({ ...said, of, field })
  if (objects.nouns.length > 0) shareObjects(reader, found.from, objects.nouns)
  if (!found.isDeclined) mentionObjects(reader, found, objects.nouns)
  if (before?.noun && objects.nouns.length === 0 && !isOfAccounts(found.name)) reader.mention(before.noun, 'beside')
  const end =
    found.name === 'oauth' || isForeign ? providersEnd(page, found.to) : Math.max(found.to, objects.next, stated ?? 0)
  return quotedPer(reader, found, readSettings(reader, readEntries(reader, said, end)))
}

function mentionObjects(reader: Reader, found: Found, nouns: readonly Noun[]): void {
  // `webhooks for our customers`: who they are for.
  const isFor = reader.page.word(behindSystem(reader.page, found.to)) === 'for'
  for (const noun of nouns) reader.mention(changing(noun, found), isFor && isPersonal(noun) ? 'beside' : 'plainly')
}

/** `history of salaries`: what changes is kept, whatever else is called so. */
const changing = (noun: Noun, { name }: Found): Noun =>
  /^(history|audit)$/.test(name) && noun.isPlural && !isPersonal(noun) ? { ...noun, isListed: true } : noun

/** `each company sees only its own invoices`: those are kept, whatever else is. */
function keptApart(reader: Reader, said: Pick<SaidCapability, 'name' | 'isDeclined' | 'from'>, of: Noun, to: number) {
  if (of.words.join(' ') !== 'tenant') reader.facts.mentions.push({ noun: of, how: 'plainly' })
  reader.facts.capabilities.push({ ...said, of, field: null })
  return to
}

/** `songs uploaded by fans`: what those do, which is read with the songs. */
function isBySomebody(page: Page, { from, to }: Found): boolean {
  const who = page.word(from) === 'uploaded' && page.word(to) === 'by' ? nounAt(page, to + 1) : null
  return who !== null && isPersonal(who)
}

/** `a monthly report`: what is sent or shown then. */
function reportThen(reader: Reader, found: Found): number | null {
  const { page, facts, capabilities } = reader
  const isReport = /^(report|digest|summary|statement|overview)s?$/.test(page.word(found.to))
  if (found.name !== 'schedule' || !isReport) return null
  reader.seen.add(found.from)
  const from = page.words(found.from, found.to)
  facts.capabilities.push({ name: 'schedule', isDeclined: found.isDeclined, of: null, field: null, from })
  // `a weekly report of sales by region`: worked out, where it is of nothing that is known by its name.
  const of = page.word(found.to + 1) === 'of' ? nounAt(page, found.to + 2) : null
  const isKnown = of === null || kindOf(of.words) !== null || capabilities.has(of.head)
  return reader.quote(found.to, isKnown ? found.to + 1 : tailEnd(page, found.to + 2))
}

/** `tenants report a reading once a month`: how often people do it, and nothing that runs by itself. */
function doneThen(reader: Reader, found: Found): number | null {
  const { page } = reader
  const isHow = found.name === 'schedule' && HOW_OFTEN.test(page.words(found.from, found.to).text)
  // `everybody pays monthly`: the bill is written then.
  const isBilled = /^(pays?|paid|billed|charged|renews?|get|gets|receives?)$/.test(page.word(found.from - 1))
  if (!isHow || isBilled || !isAmongDeeds(page, found.from)) return null
  reader.seen.add(found.from)
  return reader.quote(found.from, found.to)
}

const HOW_OFTEN = /^(daily|weekly|monthly|hourly|regularly|every \w+|each \w+|once (?:a|per|every) \w+)$/i

/** `roles and permissions`: which there are of those is asked about. */
function permissionsBeside(reader: Reader, { name, from, to }: Found): number | null {
  const { page } = reader
  const isBeside =
    name === 'roles' &&
    /^(permissions?|privileges?|rights?)$/.test(page.word(to - 1)) &&
    page.word(from - 1) === 'and' &&
    page.word(from - 2).startsWith('role')
  if (!isBeside) return null
  reader.seen.add(from)
  return reader.quote(from, to)
}

/** `API keys for partners with scopes`: who signs in with them, and what comes with each. */
function givenTo(
  reader: Reader,
  said: Pick<SaidCapability, 'name' | 'isDeclined' | 'from'>,
  at: number,
): number | null {
  const { page, facts } = reader
  const whom = page.word(at) === 'for' ? recipientsEnd(page, at + 1) : null
  if (whom === null) return null
  for (const { noun } of itemsAt(page, at + 1).items) reader.mention(noun, 'beside')
  page.claim(at, at + 1)
  facts.capabilities.push({ ...said, of: null, field: null })
  const { items, next } = page.word(whom) === 'with' ? itemsAt(page, whom + 1) : { items: [], next: whom }
  for (const { noun } of items) reader.mention(noun)
  return next
}

/** `notify customers when ...`: who is told, and no thing. */
function recipientsEnd(page: Page, at: number): number | null {
  const { items, next } = itemsAt(page, page.word(at) === 'to' ? at + 1 : at)
  if (items.length === 0 || !items.every(({ noun, inner }) => isPersonal(noun) && inner.length === 0)) return null
  page.claim(at, next)
  return next
}

/** `OAuth login with Google and GitHub`: those are whom people sign in with. */
function providersEnd(page: Page, from: number): number {
  let [end, at] = [from, from]
  while (
    /^(login|logins|sign|in|with|via|using|through|by|and|or|,|\/|from|for|support|authentication|saml|ldap|scim)$/.test(
      page.word(at),
    ) ||
    PROVIDERS.has(page.word(at))
  ) {
    at += 1
    if (PROVIDERS.has(page.word(at - 1))) end = at
  }
  page.claim(from, end)
  // Whom nobody here signs anybody in with is asked about.
  for (let i = from; i < end; i += 1) if (/^(saml|ldap|scim)$/.test(page.word(i))) page.leave(i, i + 1)
  return end
}

/** `audit our endpoints` is a review; `audit log` and `audit everything` are asked for, as is what follows things. */
function isIntent({ page, facts, capabilities }: Reader, at: number): boolean {
  const length = (capabilities.get(at)?.to ?? at) - at
  if (length > 1 || (length === 1 && facts.mentions.length > 0)) return false
  return INTENTS.has(verbBase(page.word(at)) ?? '') && isVerbHere(page, at)
}

/** `soft delete and an audit log for orders`: those before it in the list are for the same. */
function shareObjects({ page, facts, sentence }: Reader, at: number, nouns: readonly Noun[]): void {
  let from = at
  for (let i = facts.capabilities.length - 1; i >= 0; i -= 1) {
    const one = facts.capabilities[i]!
    const to = page.indexOf(one.from.end)
    if (one.from.start >= page.tokens[from]!.start) continue
    if (to < sentence || !page.isList(to, from) || one.of !== null || WHOLE.has(one.name)) break
    facts.capabilities.splice(i, 1, ...nouns.map((of) => ({ ...one, of })))
    from = page.indexOf(one.from.start)
  }
}

/** What is asked of the whole backend, whatever stands beside it. */
const WHOLE: ReadonlySet<CapabilityName> = new Set<CapabilityName>([
  ...OF_ACCOUNTS,
  'tenants',
  'mails',
  'schedule',
  'rate-limit',
  'graphql',
  'erasure',
])

/** `order history`: the noun that stands right before the phrase. */
function compoundBefore(
  { page, capabilities }: Reader,
  at: number,
): { readonly at: number; readonly noun: Noun | null } | null {
  if (capabilities.has(at)) return null
  const noun = nounAt(page, at)
  if (noun === null || verbBase(noun.words[0]!) === noun.words[0]) return null
  for (let start = noun.from + 1; start <= noun.head; start += 1)
    if (capabilities.has(start)) return { at: start, noun: null }
  for (let end = noun.head + 1; end <= noun.to; end += 1) {
    if (!capabilities.has(end)) continue
    // `creators upload episodes` is what they do.
    const isDoing =
      /^uploads?$/.test(page.word(end)) ||
      (/^(search|export)$/.test(page.word(end)) && !/^(by|for|in|through|across|over|to|as)$/.test(page.word(end + 1)))
    if (isDoing && isVerbAfterNoun(page, end)) return null
    const words = page.tokens.slice(noun.head, end).map(({ lower }) => lower)
    return { at: end, noun: { ...noun, to: end, words: [...words.slice(0, -1), singular(words.at(-1)!)] } }
  }
  return null
}

import { declinedBy } from './declined.ts'
import type { CapabilityName } from '../../../model/index.ts'
import { singular } from '../forms.ts'
import type { Item } from '../item.ts'
import { itemsAt } from '../items.ts'
import { type Noun, countedNounAt, nounAt } from '../noun.ts'
import { type Reader, isSystem, withoutSystem } from '../reader.ts'
import { hasArchetype, isTrade, verbBase } from '../lexicon.ts'
import { isVerbAfterNoun, isVerbHere } from '../done.ts'
import type { Page } from '../page.ts'
import { DETERMINERS, SYSTEMS } from '../vocabulary/functions.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { PROVIDERS } from '../vocabulary/relatives.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { INTENTS } from '../vocabulary/verbs.ts'

/** A capability, with what it is asked for: `full text search over articles`, `order history`. */
export function readCapability(reader: Reader, at: number): number | null {
  const { page, facts, capabilities } = reader
  if (facts.intents.length === 0 && isIntent(reader, at)) {
    reader.seen.add(at)
    return null
  }
  const before = compoundBefore(reader, at)
  const found = capabilities.get(before?.at ?? at)
  if (!found) return null
  // `a monthly report`: what is sent or shown then.
  if (found.name === 'schedule' && /^(report|digest|summary|statement|overview)s?$/.test(page.word(found.to))) {
    reader.seen.add(found.from)
    facts.capabilities.push({
      name: 'schedule',
      isDeclined: found.isDeclined,
      of: null,
      field: null,
      from: page.words(found.from, found.to),
    })
    return reader.quote(found.to, found.to + 1)
  }
  const declined = declinedBy(reader, found)
  if (declined !== null) return declined
  if (before?.noun === null) page.claim(at, before.at)
  page.claim(at, found.to)
  const from = page.words(before?.noun?.from ?? found.from, found.to)
  const isForeign = found.name === 'accounts' && providersEnd(page, found.to) > found.to
  const said = { name: isForeign ? ('oauth' as const) : found.name, isDeclined: found.isDeclined, from }
  const objects = WHOLE.has(found.name)
    ? { nouns: [], next: found.to }
    : objectsAt(reader, behindSystem(page, found.to), found.name)
  const field = objects.nouns.length > 0 ? (before?.noun ?? null) : null
  const nouns: readonly (Noun | null)[] =
    objects.nouns.length > 0 ? objects.nouns : [WHOLE.has(found.name) ? null : (before?.noun ?? null)]
  reader.seen.add(found.from)
  const told = found.name === 'mails' ? recipientsEnd(page, found.to) : null
  if (told !== null) {
    facts.capabilities.push({ ...said, of: null, field: null })
    return told
  }
  if (found.name === 'search' && page.word(found.to) === 'by' && reader.topic !== null) {
    const { items, next } = itemsAt(page, found.to + 1)
    // `search by ingredient`, where there are ingredients: nothing they hold besides.
    reader.hold(
      reader.topic,
      items.filter(({ noun }) => !hasArchetype(noun.words.at(-1)!) && !/^(range|number)$/.test(noun.words.at(-1)!)),
    )
    for (const { noun } of items) page.claim(noun.from, noun.to)
    facts.capabilities.push({ ...said, of: reader.topic, field: null })
    return next
  }
  for (const of of nouns) facts.capabilities.push({ ...said, of, field })
  if (objects.nouns.length > 0) shareObjects(reader, found.from, objects.nouns)
  // `webhooks for our customers`: who they are for.
  const isFor = page.word(behindSystem(page, found.to)) === 'for'
  if (!found.isDeclined)
    for (const noun of objects.nouns) reader.mention(noun, isFor && isPersonal(noun) ? 'beside' : 'plainly')
  if (before?.noun && objects.nouns.length === 0) reader.mention(before.noun, 'beside')
  return found.name === 'oauth' || isForeign ? providersEnd(page, found.to) : Math.max(found.to, objects.next)
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
    /^(login|logins|sign|in|with|via|using|through|by|and|or|,|\/|from|for|support|authentication)$/.test(
      page.word(at),
    ) ||
    PROVIDERS.has(page.word(at))
  ) {
    at += 1
    if (PROVIDERS.has(page.word(at - 1))) end = at
  }
  page.claim(from, end)
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
  'accounts',
  'jwt',
  'sessions',
  'oauth',
  'api-keys',
  'roles',
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
    if (/^uploads?$/.test(page.word(end)) && isVerbAfterNoun(page, end)) return null
    const words = page.tokens.slice(noun.head, end).map(({ lower }) => lower)
    return { at: end, noun: { ...noun, to: end, words: [...words.slice(0, -1), singular(words.at(-1)!)] } }
  }
  return null
}

/** `RAG pipeline`, `search feature`: what it is built as says nothing more. */
const behindSystem = (page: Page, at: number): number =>
  SYSTEMS.has(page.word(at)) && /^(of|for|over|on|in|across|about)$/.test(page.word(at + 1)) ? at + 1 : at

/** Behind `of`, `for`, `over`: what it is asked for. */
function objectsAt(
  { page, capabilities }: Reader,
  at: number,
  found: CapabilityName,
): { readonly nouns: readonly Noun[]; readonly next: number } {
  const isFrom = found === 'retrieval'
  const nothing = { nouns: [], next: at }
  if (page.word(at - 1) === 'changed' && DETERMINERS.has(page.word(at))) {
    const noun = nounAt(page, at)
    return noun === null ? nothing : { nouns: [noun], next: noun.to }
  }
  if (!/^(of|for|over|on|in|across|to|by|through|within|about|from)$/.test(page.word(at))) return nothing
  // `events on every status change`: when, and of nothing that is named.
  const when = /^(every|each|any)$/.test(page.word(at + 1)) ? nounAt(page, at + 1) : null
  if (when !== null && when.words.at(-1) === 'change') {
    page.claim(at, when.to)
    return { nouns: [], next: when.to }
  }
  if (capabilities.has(at + 1) || (page.word(at) === 'to' && /^(jobs|cache|schedule|realtime|webhooks)$/.test(found)))
    return nothing
  const counted = page.word(at) === 'by' ? null : countedNounAt(page, at + 1)
  if (counted !== null && !isTrade(counted.words.at(-1)!)) return { nouns: [counted], next: counted.to }
  const { items } = itemsAt(page, at + 1)
  // `file storage for a legal firm`: whoever asks.
  const [only] = items
  if (
    page.word(at) === 'for' &&
    items.length === 1 &&
    /^(a|an|our|my)$/.test(page.word(at + 1)) &&
    !only!.noun.isPlural &&
    only!.inner.length === 0 &&
    kindOf(only!.noun.words) === null
  ) {
    page.claim(at, only!.noun.to)
    return { nouns: [], next: only!.noun.to }
  }
  const isObject = ({ noun }: Item): boolean =>
    !hasCapability(noun, capabilities) && (!isSystem(noun) || withoutSystem(noun) !== null)
  const plain = items.findIndex((item) => !isObject(item))
  const taken = plain < 0 ? items : items.slice(0, plain)
  if (taken.length === 0 || page.word(at) === 'by' || (page.word(at) === 'from' && !isFrom)) return nothing
  // What is said of the things themselves is read where they stand.
  const open = taken.findIndex(({ inner }) => inner.length > 0)
  const short = open < 0 ? taken : taken.slice(0, open)
  // `export to CSV for payroll`: what for, and not of what.
  const isWhy = ({ noun }: Item): boolean =>
    page.word(at) === 'for' &&
    !isFrom &&
    noun.from === noun.head &&
    !noun.isPlural &&
    !hasArchetype(noun.words.at(-1)!) &&
    found !== 'search'
  if (short.some(isWhy)) return nothing
  const nouns = short.map(({ noun }) => (isSystem(noun) ? withoutSystem(noun)! : noun))
  return { nouns, next: nouns.at(-1)?.to ?? at }
}

const hasCapability = ({ from, to }: Noun, capabilities: Reader['capabilities']): boolean => {
  for (let at = from; at < to; at += 1) if (capabilities.has(at)) return true
  return false
}

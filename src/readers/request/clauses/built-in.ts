import { tailEnd } from '../asides/ends.ts'
import { singular } from '../vocabulary/forms.ts'
import { type Items, itemsAt } from '../lists/items.ts'
import type { Page } from '../page/page.ts'
import type { Reader } from '../reader.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { readRest } from './rest.ts'

/** What accounts have of themselves, as people speak of it; what is said of it is told, and no table. */
export function readSessions(reader: Reader, at: number): number | null {
  const { page, facts, capabilities } = reader
  if (!page.speaksOf(isOfSigning)) return null
  const end = sentencePart(page, at)
  const login = loginEnd(reader, at)
  if (login !== null) return login
  const found = sessionIn(page, at, end)
  if (found === null) return null
  for (let i = at; i < end; i += 1) if (capabilities.has(i)) reader.seen.add(i)
  facts.capabilities.push({
    name: 'sessions',
    isDeclined: false,
    of: null,
    field: null,
    from: page.words(found.from, found.to),
  })
  return reader.quote(at, end)
}

/** `login with email and password, ...`: what everybody signs in with, up to what else is said. */
function loginEnd({ page, capabilities, facts, seen }: Reader, at: number): number | null {
  const found = capabilities.get(at)
  if (found?.name !== 'accounts' || found.isDeclined || page.word(found.to) !== 'with') return null
  let end = found.to + 1
  while (/^(an?|e-?mail|address|and|or|password|username)$/.test(page.word(end))) end += 1
  if (end < found.to + 2 || !(page.isEnd(end) || page.word(end) === ',')) return null
  seen.add(at)
  page.claim(at, end)
  facts.capabilities.push({ name: 'accounts', isDeclined: false, of: null, field: null, from: page.words(at, end) })
  return page.word(end) === ',' ? end + 1 : end
}

/** Whether anybody signs in or out of anything. */
const isOfSigning = (word: string): boolean => /^(sessions?|logins?|sign|log|signing|logging|signed|logged)$/.test(word)

/** Up to the end, or to a colon behind a title. */
function sentencePart(page: Page, at: number): number {
  let end = at
  while (!page.isEnd(end) && page.word(end) !== ':') end += 1
  return end
}

/** `active sessions`, `their logged in devices`, `sign out everywhere`: where people are signed in. */
function sessionIn(page: Page, from: number, to: number): { readonly from: number; readonly to: number } | null {
  for (let at = from; at < to; at += 1) {
    if (/^(sign|log|signing|logging)$/.test(page.word(at)) && page.word(at + 1) === 'out' && isOfOne(page, at + 2))
      return { from: at, to: at + 3 }
    if (/^(signed|logged)$/.test(page.word(at)) && page.word(at + 1) === 'in' && /^devices?$/.test(page.word(at + 2)))
      return { from: at, to: at + 3 }
    const noun = singular(page.word(at + 1))
    if (
      /^(active|current|open|login|user|single|other|own)$/.test(page.word(at)) &&
      noun === 'session' &&
      isOfAccounts(page)
    )
      return { from: at, to: at + 2 }
    if (/^(active|current|recent)$/.test(page.word(at)) && noun === 'login') return { from: at, to: at + 2 }
  }
  return null
}

const isOfOne = (page: Page, at: number): boolean =>
  /^(everywhere|single|all|other|any|one|of|from|a|an|remotely)$/.test(page.word(at))

/** Where sessions are spoken of with what is known of signing in, and not with what is held in them. */
const isOfAccounts = (page: Page): boolean =>
  page.tokens.some(({ lower }) =>
    /^(device|devices|login|logins|revoke|revoked|browser|ip|logout|token|tokens|activity|password)$/.test(lower),
  ) ||
  page.hasPair('sign', 'out') ||
  page.hasPair('log', 'out') ||
  page.hasPair('session', 'management')

/** `import of contacts from CSV files`: the contacts are kept, and how they come in is told. */
export function readImport(reader: Reader, at: number): number | null {
  const { page } = reader
  const lead = /^(csv|excel|bulk|data|file|spreadsheet)$/.test(page.word(at)) ? at + 1 : at
  const bare = broughtIn(reader, at)
  if (bare !== null) return bare
  if (!/^(import|imports|importing)$/.test(page.word(lead))) return null
  const start = page.word(lead + 1) === 'of' ? lead + 2 : lead + 1
  const { items, next } = itemsAt(page, start)
  if (items.length === 0 || items.some(({ inner }) => inner.length > 0)) return null
  const isFrom = /^(from|via|through|by|as|out)$/.test(page.word(next))
  if (!isFrom && lead === at && page.word(lead + 1) !== 'of') return null
  const end = isFrom ? formatEnd(page, next + 1) : next
  for (const { noun } of items) reader.mention(noun)
  reader.quote(at, end)
  return isFrom ? behindImport(reader, items, end) : end
}

/** `sync orders from Shopify`, `import transactions and categorise them`: they are kept, and how they come in is told. */
function broughtIn(reader: Reader, at: number): number | null {
  const { page } = reader
  const isTold = page.isEnd(at - 1) || /^(to|and|then)$/.test(page.word(at - 1))
  if (!isTold || !/^(import|sync|synchronise|synchronize|ingest|scrape|crawl)$/.test(page.word(at))) return null
  const { items, next } = itemsAt(page, at + 1)
  const isList = items.length > 0 && items.every(({ noun, inner }) => noun.isPlural && inner.length === 0)
  // `import jobs`, `sync errors`: things that are called so.
  if (!isList || items.some(({ noun }) => OF_RUNS.test(noun.words.join(' ')))) return null
  for (const { noun } of items) {
    page.claim(noun.from, noun.to)
    reader.mention(noun)
  }
  const end = /^(from|via|through)$/.test(page.word(next)) ? tailEnd(page, next + 1) : next
  reader.quote(next, end)
  return Math.max(reader.quote(at, at + 1), end)
}

const OF_RUNS = /^(job|log|run|task|error|result|setting|rule|mapping|template|batch|status|file|history|source)$/

/** `with a preview and a report of failed rows`: how it goes, where nothing of it is what such things hold. */
function behindImport(reader: Reader, items: Items['items'], at: number): number {
  const { page } = reader
  const held = page.word(at) === 'with' ? itemsAt(page, at + 1).items : []
  const isHow = held.length > 0 && !held.some(({ noun }) => typeByName(noun.words.join('_')).known)
  return isHow ? reader.quote(at + 1, tailEnd(page, at + 1)) : readRest(reader, items, at)
}

/** `CSV files`, `Excel or CSV`: what it comes from. */
function formatEnd(page: Page, from: number): number {
  let end = from
  while (end < tailEnd(page, from) && (FORMAT.test(page.word(end)) || /^(a|an|the|or|and|\/)$/.test(page.word(end))))
    end += 1
  while (end > from && /^(a|an|the|or|and|\/)$/.test(page.word(end - 1))) end -= 1
  return end
}

const FORMAT = /^(csv|excel|xlsx|json|xml|ofx|spreadsheets?|files?|uploads?|exports?|bank|statements?|sheets?|google)$/

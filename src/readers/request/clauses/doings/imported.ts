import { tailEnd } from '../../asides/ends.ts'
import type { People } from '../../facts.ts'
import { type Items, itemsAt } from '../../lists/items.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import type { Page } from '../../page/page.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { readRest } from '../things/rest.ts'

/** `contacts`, `orders and returns`: what comes in is kept; false where something else stands there. */
function areKept(reader: Reader, { items }: Items): boolean {
  if (items.length === 0 || !items.every(({ noun, inner }) => noun.isPlural && inner.length === 0)) return false
  for (const { noun } of items) {
    reader.page.claim(noun.from, noun.to)
    reader.mention(noun)
  }
  return true
}

/** `staff can import books from a CSV file`: books are kept, and how they come in is done to none of them. */
export function readImported(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from }: { readonly at: number; readonly from: number },
): number | null {
  const { page, facts } = reader
  if (verbs.join() !== 'import') return null
  const listed = itemsAt(page, at)
  if (!/^(from|via|through|by|in|as)$/.test(page.word(listed.next)) || !areKept(reader, listed)) return null
  for (const one of people) if (typeof one !== 'string' && isPersonal(one)) facts.roles.push({ noun: one })
  return reader.quote(from, tailEnd(page, listed.next + 1))
}

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
  const listed = itemsAt(page, at + 1)
  const { items, next } = listed
  // `import jobs`, `sync errors`: things that are called so.
  if (items.some(({ noun }) => OF_RUNS.test(noun.words.join(' '))) || !areKept(reader, listed)) return null
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

import { coined } from '../../nouns/coined.ts'
import { itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { hasArchetype, isTrade } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { holdParts } from '../things/parts.ts'
import { readRest } from '../things/rest.ts'

const LOG = /^(log|logbook|record|diary|journal|history|protocol|chronicle)$/
/** What stands in it is one of what it is called after: `a tree register`. */
const LIST = /^(register|registry|inventory|catalogue|catalog|directory|list|database)$/
const FIELDS = /^(with|including|containing|having|:)$/

/** `maintenance log of elevators with date and technician`: what is listed is of each of its entries, and those are of an elevator. */
export function readLog(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const log = doingsAt(page, at) ?? withHow(nounAt(page, at))
  if (log === null || log.isPlural || !/^(of|for)$/.test(page.word(log.to))) return null
  const of = nounAt(page, log.to + 1)
  const placed = of === null ? null : readPlace(reader, log, of)
  if (placed !== null) return placed
  if (!LOG.test(log.words.at(-1)!)) return null
  const isListed = of !== null && FIELDS.test(page.word(of.to))
  if (of === null || !of.isPlural || isTrade(of.words.at(-1)!) || isChanges(reader, log, of, isListed)) return null
  const held = isListed ? itemsAt(page, of.to + 1) : { items: [], next: of.to }
  if (held.items.length === 0 && (isHistory(log) || isAnything(log))) return null
  page.claim(log.from, of.to)
  reader.seen.add(log.to - 1)
  const entry = entryOf(log, of)
  if (entry !== of) {
    reader.mention(of)
    facts.belongings.push({ child: entry, parent: of, isSure: true })
  }
  reader.mention(entry)
  if (held.items.length === 0) return readRest(reader, [], of.to)
  page.claim(of.to, of.to + 1)
  // `price history of flats with date`: the price it was.
  const value = isHistory(log) && entry.words.length === 2 ? entry.words[0]! : ''
  const isValue = typeByName(value).known && !held.items.some(({ noun }) => noun.words.includes(value))
  reader.hold(
    entry,
    isValue ? [itemOf(coined({ from: log.from, to: log.to - 1 }, [value], false)), ...held.items] : held.items,
  )
  reader.topic = entry
  return readRest(reader, held.items, held.next)
}

/** `a visitor log of a data center with name`, `a tree register of a city with species`: where it is kept is no thing. */
function readPlace(reader: Reader, log: Noun, of: Noun): number | null {
  const { page } = reader
  const isList = LIST.test(log.words.at(-1)!)
  const before = log.words.slice(0, -1)
  if (of.isPlural || !(isList || LOG.test(log.words.at(-1)!)) || (before.length === 0 && !isList)) return null
  if (!isList && isChanges(reader, log, of)) return null
  const held = FIELDS.test(page.word(of.to)) ? itemsAt(page, of.to + 1) : { items: [], next: of.to }
  if (held.items.length < 2 || !/^(a|an|the|our|my)$/.test(page.word(of.from))) return null
  if (before.length === 0) {
    if (!held.items.some(({ noun }) => noun.isPlural)) return null
    page.claim(log.from, of.to + 1)
    holdParts(reader, log, held.items)
    return readRest(reader, held.items, held.next)
  }
  const span = { from: log.from, to: log.to }
  const entry = coined(span, isList || happens(before) ? before : [...before, 'entry'], true)
  page.claim(log.from, of.to + 1)
  reader.mention(entry)
  reader.hold(entry, held.items)
  reader.topic = entry
  return readRest(reader, held.items, held.next)
}

/** `medical history`: how it is says what of. */
const withHow = (log: Noun | null): Noun | null =>
  log !== null && log.words.join(' ') === 'history' && log.adjectives.length === 1
    ? { ...log, words: [...log.adjectives, ...log.words] }
    : log

/** `borrowing history`: it begins like a verb. */
const doingsAt = (page: Page, at: number): Noun | null =>
  (isDeed(page.word(at)) && LOG.test(page.word(at + 1))) || (page.isWord(at) && page.word(at + 1) === 'register')
    ? coined({ from: at, to: at + 2 }, [page.word(at), page.word(at + 1)], false)
    : null

/** What is changed, and when, is kept by the backend itself: `change log of orders`, `status history`. */
function isChanges({ capabilities }: Reader, log: Noun, of: Noun, isListed = false): boolean {
  for (let at = log.from; at < of.to; at += 1) {
    const found = capabilities.get(at)
    if (
      found !== undefined &&
      !(found.from === log.to - 1 && found.to === log.to && isHistory(log) && log.words.length > 1)
    )
      return true
  }
  // `medical history of patients with date and diagnosis`: a row each time, of something that nobody changes.
  return isHistory(log) && !isDeed(log.words.at(-2) ?? '') && !(isListed && log.words.length > 1)
}

const isHistory = ({ words }: Noun): boolean => words.at(-1) === 'history'
/** `records of customers`, `a log of deliveries`: nothing before it says what of. */
const isAnything = ({ words }: Noun): boolean => words.length === 1

/** `borrowing history`, `repair history`: what is done again and again; a status is only changed. */
const isDeed = (word: string): boolean =>
  (/.{3}ing$/.test(word) && word !== 'pricing') || happens([word]) || hasArchetype(word)

/** What is a row each time: a repair of a machine, an entry of a diary; a call, which is what happens itself. */
function entryOf(log: Noun, of: Noun): Noun {
  if (happens(of.words)) return of
  const before = log.words.slice(0, -1)
  const isNamed = (isHistory(log) && isDeed(before.at(-1) ?? '')) || happens(before)
  const own = before.length > 0 && isNamed ? before : null
  const isRow = before.length > 0 && log.words.at(-1) === 'record'
  const words = isRow ? log.words : (own ?? [...(before.length > 0 ? before : of.words), 'entry'])
  return coined({ from: log.from, to: log.to }, words, true)
}

/** A visit, a call, an inspection: it has a time of its own. */
const happens = (words: readonly string[]): boolean =>
  Object.keys(kindOf(words)?.holds ?? {}).some((name) =>
    /^(starts|started|happened|held|visited|called|received|inspected|measured|done|repaired|serviced|fed|cleaned|reported|logged|issued|delivered|eaten|read|performed|paid)_(at|on)$/.test(
      name,
    ),
  )

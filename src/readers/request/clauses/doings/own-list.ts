import type { People } from '../../facts.ts'
import { itemsAt } from '../../lists/items.ts'
import { coined } from '../../nouns/coined.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { type Said, tellAll } from '../deeds/deed.ts'

/** `customers keep a wishlist of books with a note`, `add books to their wishlist`: an entry for each of those, once for each of them; null for any other list. */
export function readOwnList(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  const found = listAt(page, verbs, at) ?? addedAt(page, verbs, at)
  if (found === null || !found.listed.isPlural || isPersonal(found.listed)) return null
  const { list, listed, end } = found
  const entry: Noun = { ...list, words: [...list.words, 'item'], isPlural: true, isEach: false, adjectives: [] }
  page.claim(from, end)
  reader.mention(listed)
  reader.mention(entry)
  facts.belongings.push({ child: entry, parent: listed, isSure: true })
  facts.distinct.push({ of: entry, by: [listed, coined({ from: at, to: at + 1 }, ['user'], false)], columns: [] })
  const said = page.words(from, end)
  tellAll(reader, people, { of: entry, does: ['create'], how, isAllowed, said })
  reader.done = { of: listed, made: entry, from, to: end, by: people }
  const fields = page.word(end) === 'with' ? itemsAt(page, end + 1) : null
  if (fields !== null) reader.hold(entry, fields.items)
  reader.topic = entry
  return onceEnd(reader, fields?.next ?? end)
}

interface OwnList {
  readonly list: Noun
  readonly listed: Noun
  readonly end: number
}

/** `a wishlist of books` */
function listAt(page: Page, verbs: readonly string[], at: number): OwnList | null {
  const list = verbs.every((verb) => KEEPING.test(verb)) ? nounAt(page, at) : null
  if (list === null || !LISTS.has(list.words.join(' ')) || page.word(list.to) !== 'of') return null
  const listed = nounAt(page, list.to + 1)
  return listed === null ? null : { list, listed, end: listed.to }
}

/** `add books to their wishlist` */
function addedAt(page: Page, verbs: readonly string[], at: number): OwnList | null {
  const listed = verbs.every((verb) => ADDING.test(verb)) ? nounAt(page, at) : null
  if (listed === null || !/^(to|on|onto|in|into)$/.test(page.word(listed.to))) return null
  const list = nounAt(page, listed.to + 1)
  return list === null || !LISTS.has(list.words.join(' ')) ? null : { list, listed, end: list.to }
}

/** `, each book only once`: that is how it is already. */
function onceEnd({ page }: Reader, at: number): number {
  const start = page.word(at) === ',' ? at + 1 : at
  const each = /^(each|every)$/.test(page.word(start)) ? nounAt(page, start) : null
  if (each === null) return at
  const once = page.word(each.to) === 'only' ? each.to + 1 : each.to
  if (page.word(once) !== 'once') return at
  page.claim(start, once + 1)
  return once + 1
}

const KEEPING = /^(manage|keep|have|create|build|make|maintain|save|curate)$/
const ADDING = /^(add|put|save|place)$/
const LISTS: ReadonlySet<string> = new Set([
  'wishlist',
  'wish list',
  'watchlist',
  'watch list',
  'shortlist',
  'reading list',
  'bucket list',
])

import type { People } from '../facts.ts'
import { itemsAt } from '../lists/items.ts'
import { coined } from '../nouns/coined.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Reader } from '../reader.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { type Said, tellAll } from './deed.ts'

/** `customers keep a wishlist of books with a note`: an entry for each of those, once for each of them; null for any other list. */
export function readOwnList(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from, how, isAllowed }: Said,
): number | null {
  const { page, facts } = reader
  if (!verbs.every((verb) => KEEPING.test(verb))) return null
  const list = nounAt(page, at)
  if (list === null || !LISTS.has(list.words.join(' ')) || page.word(list.to) !== 'of') return null
  const listed = nounAt(page, list.to + 1)
  if (listed === null || !listed.isPlural || isPersonal(listed)) return null
  const entry: Noun = { ...list, words: [...list.words, 'item'], isPlural: true, isEach: false, adjectives: [] }
  page.claim(from, listed.to)
  reader.mention(listed)
  reader.mention(entry)
  facts.belongings.push({ child: entry, parent: listed, isSure: true })
  facts.distinct.push({ of: entry, by: [listed, coined({ from: at, to: at + 1 }, ['user'], false)], columns: [] })
  const said = page.words(from, listed.to)
  tellAll(reader, people, { of: entry, does: ['create'], how, isAllowed, said })
  reader.done = { of: listed, made: entry, from, to: listed.to, by: people }
  const fields = page.word(listed.to) === 'with' ? itemsAt(page, listed.to + 1) : null
  if (fields !== null) reader.hold(entry, fields.items)
  reader.topic = entry
  return onceEnd(reader, fields?.next ?? listed.to)
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
const LISTS: ReadonlySet<string> = new Set([
  'wishlist',
  'wish list',
  'watchlist',
  'watch list',
  'shortlist',
  'reading list',
  'bucket list',
])

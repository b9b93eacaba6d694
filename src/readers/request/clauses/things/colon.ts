import { itemsAt } from '../../lists/items.ts'
import type { Reader } from '../../reader.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { beginsClause } from '../../nouns/separators.ts'

/** `members suggest a book: title, author, year`: behind what somebody makes, what it holds. */
export function readColon(reader: Reader, at: number): number | null {
  const { page, topic } = reader
  if (page.word(at) !== ':' || topic === null || topic.from < reader.sentence || topic.from >= at) return null
  // `Members of our club: first name, birthday`
  const isBehind = topic.to < at || topic.isPlural
  const { items, next } = itemsAt(page, at + 1)
  if (items.length < 2 || items.some((item) => item.noun.isPlural || beginsClause(page, item))) return null
  if (isBehind && items.filter(({ noun }) => typeByName(noun.words.join('_')).known).length * 2 < items.length)
    return null
  page.claim(at, at + 1)
  reader.hold(topic, items)
  return next
}

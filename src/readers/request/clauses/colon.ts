import { itemsAt } from '../items.ts'
import type { Reader } from '../reader.ts'
import { beginsClause } from '../separators.ts'

/** `members suggest a book: title, author, year`: behind what somebody makes, what it holds. */
export function readColon(reader: Reader, at: number): number | null {
  const { page, topic } = reader
  if (page.word(at) !== ':' || topic === null || topic.to !== at || topic.isPlural) return null
  const { items, next } = itemsAt(page, at + 1)
  if (items.length < 2 || items.some((item) => item.noun.isPlural || beginsClause(page, item))) return null
  page.claim(at, at + 1)
  reader.hold(topic, items)
  return next
}

import { itemsAt } from '../../lists/items.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { readRest } from '../things/rest.ts'
import { thing } from '../whole/standing.ts'

/** `restaurants keep a menu of dishes`: each of those is of one of them. */
export function kept(reader: Reader, nouns: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const { items, next } = itemsAt(page, at + 1)
  if (items.length === 0) return null
  page.claim(at, at + 1)
  for (const parent of nouns) {
    reader.mention(parent)
    for (const { noun: child } of items) facts.belongings.push({ child, parent, isSure: true })
  }
  for (const item of items) thing(reader, item)
  return readRest(reader, items, next)
}

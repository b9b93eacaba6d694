import { tailEnd } from '../asides/ends.ts'
import type { People } from '../facts.ts'
import { itemsAt } from '../lists/items.ts'
import { isPersonal } from '../vocabulary/people.ts'
import type { Reader } from '../reader.ts'

/** `staff can import books from a CSV file`: books are kept, and how they come in is done to none of them. */
export function readImported(
  reader: Reader,
  people: People,
  verbs: readonly string[],
  { at, from }: { readonly at: number; readonly from: number },
): number | null {
  const { page, facts } = reader
  if (verbs.join() !== 'import') return null
  const { items, next } = itemsAt(page, at)
  const areMany = items.length > 0 && items.every(({ noun, inner }) => noun.isPlural && inner.length === 0)
  if (!areMany || !/^(from|via|through|by|in|as)$/.test(page.word(next))) return null
  for (const one of people) if (typeof one !== 'string' && isPersonal(one)) facts.roles.push({ noun: one })
  for (const { noun } of items) {
    page.claim(noun.from, noun.to)
    reader.mention(noun)
  }
  return reader.quote(from, tailEnd(page, next + 1))
}

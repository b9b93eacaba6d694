import type { Item } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isHeldThing } from '../../things/held-things.ts'
import { usuallyHolds } from '../../things/usual-holders.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** What is said of it behind `with`; null where nothing is, or a thing of its own. */
export function fieldsBehind({ page }: Reader, of: Noun, at: number) {
  if (page.word(at) !== 'with') return null
  const { items, next } = itemsAt(page, at + 1, 0, true)
  const isField = (item: Item): boolean =>
    item.choice !== null || (!item.noun.isPlural && !isPersonal(item.noun) && !isHeldThing(item))
  return items.length > 0 && items.every(isField)
    ? { items, next, areOfIt: items.every(({ noun }) => usuallyHolds(of, noun)) }
    : null
}

/** `enroll students in courses with a start date`: of what comes of it, where the other does not usually have it. */
export function holdBehind(reader: Reader, made: Noun, other: Noun, at: number): number {
  const said = fieldsBehind(reader, other, at)
  if (said === null) return at
  reader.page.claim(at, said.next)
  reader.hold(said.areOfIt && !said.items.every(({ noun }) => usuallyHolds(made, noun)) ? other : made, said.items)
  return said.next
}

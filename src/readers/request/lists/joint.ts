import { isPersonal } from '../vocabulary/people.ts'
import { BEING, MODALS } from '../vocabulary/functions.ts'
import type { Page } from '../page/page.ts'
import type { Item } from './item.ts'

/** `orders and invoices cannot be deleted`: said of all of them, and not of the last alone. */
export function isJoint(page: Page, items: readonly Item[], last: Item, from: number): boolean {
  if (!(page.isEnd(from - 1) || page.word(from - 1) === ':') || !isSaidOfSeveral(page, last.to)) return false
  const all = [...items, last]
  const names = new Set(all.map(({ noun }) => noun.words.join(' ')))
  return names.size === all.length && all.every(isPlainThing)
}

/** Several of a thing, and nothing said of them apart. */
const isPlainThing = ({ noun, inner, choice, to }: Item): boolean =>
  noun.isPlural && !noun.isCounted && to === noun.to && inner.length === 0 && choice === null && !isPersonal(noun)

/** `are`, `have`, `can never be`, `cannot be` */
function isSaidOfSeveral(page: Page, at: number): boolean {
  if (/^(are|have)$/.test(page.word(at))) return true
  if (!(MODALS.has(page.word(at)) || /^(can't|mustn't|shouldn't|won't)$/.test(page.word(at)))) return false
  let next = at + 1
  while (/^(not|never|only|also|neither)$/.test(page.word(next))) next += 1
  return BEING.has(page.word(next))
}

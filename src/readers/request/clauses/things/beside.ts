import type { Item } from '../../lists/item.ts'
import type { Items } from '../../lists/items.ts'
import { isHeldThing, isSingle } from '../../things/held-things.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { isUsuallyOf } from '../../things/usual-holders.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { PARTS, VIEWS } from '../../vocabulary/relatives.ts'

/** `products with variants, carts, orders`: from the first that is of nothing named before, the list around it goes on. */
export function besideIt(page: Page, of: Noun, items: readonly Item[], held: readonly Item[]): readonly Item[] {
  if (VIEWS.has(of.words.at(-1)!)) return []
  const isAmongOthers = items.length > 1 || /^(,|:|and|with)$/.test(page.word(items[0]!.from - 1))
  const isBeside = (item: Item): boolean => {
    const { noun, inner, choice } = item
    if (isOneStanding(item)) return !isWish(item, of)
    if (!noun.isPlural || isSingle(noun) || inner.length > 0 || choice !== null) return false
    const last = noun.words.at(-1)!
    if (!isAmongOthers) return STANDING.has(last)
    // `books, loans with due dates, reservations`: those are of the books.
    const isOfAnother = items.some((one) => one.noun !== of && isUsuallyOf(noun, one.noun))
    const isOfIt = isUsuallyOf(noun, of)
    return isPersonal(noun) || (isHeldThing(item) && (!PARTS.has(last) || isOfAnother) && !isOfIt)
  }
  const first = held.findIndex((item, index) => index > 0 && isBeside(item))
  return first < 0 ? [] : held.slice(first)
}

/** `products with variants, shopping cart`: one of it, and no field of anything. */
export const isOneStanding = ({ noun, inner, choice }: Item): boolean =>
  !noun.isPlural &&
  inner.length === 0 &&
  choice === null &&
  /(^| )(cart|basket|wishlist|checkout|newsletter|waitlist|waiting list)$/.test(noun.words.join(' '))

/** `customers with a birthday and newsletter`: whether somebody wants it. */
const isWish = ({ noun }: Item, of: Noun): boolean =>
  noun.words.join(' ') === 'newsletter' &&
  (isPersonal(of) || /^(profile|setting|account|preference|registration)$/.test(of.words.at(-1)!))

/** What is made of other things, and is no part of any. */
const STANDING: ReadonlySet<string> = new Set(
  'user customer cart order payment invoice subscription booking'.split(' '),
)

/** `recipes with a title, ingredients with a unit`: the last of what is listed holds something itself, as the first does. */
export function anotherWith(page: Page, { items, next }: Items): Item | null {
  const last = items.at(-1)!
  const isAnother =
    items.length > 1 && last.noun.isPlural && /^(with|including|containing|having)$/.test(page.word(next))
  const before = page.word(last.from - 1)
  return isAnother && (before === ',' || (before === 'and' && isHeldThing(last))) ? last : null
}

/** `notes with a customer, items with a quantity` */
export const isPart = (noun: Noun, of: Noun): boolean => isUsuallyOf(noun, of) || PARTS.has(noun.words.join(' '))

import { isHeldThing } from '../things/held-things.ts'
import type { Item } from './item.ts'
import type { Noun } from '../nouns/noun.ts'
import { usuallyHolds } from '../things/usual-holders.ts'
import { setOf } from '../vocabulary/words.ts'

/** Of these there is no plural with an ending, however many there are. */
const ALIKE = setOf(
  `fish sheep deer moose bison cattle livestock poultry trout salmon tuna cod shrimp squid swine aircraft spacecraft hovercraft
  equipment furniture luggage baggage machinery cutlery jewellery jewelry clothing bedding merchandise hardware software footage artwork glassware crockery kin evidence feedback correspondence stationery`,
)
/** Names of what each has one of, and of what there are many. */
const ALSO_FIELDS = setOf('series species')

/** `tanks, fish and water values`, `channels, series and episodes`: beside several of other things these are several, too. */
export function severalAlike(items: readonly Item[], owner: Noun): readonly Item[] {
  const things = items.filter(isHeldThing)
  return items.map((item) => {
    const { noun, inner, choice, saying } = item
    const last = noun.words.at(-1)!
    const isBare = !noun.isPlural && noun.from === noun.head && inner.length === 0 && choice === null
    if (!isBare || saying.type !== null || saying.most !== null || things.length === 0) return item
    const isSeveral =
      (ALIKE.has(last) || (ALSO_FIELDS.has(last) && noun.words.length === 1 && things.length > 1)) &&
      !usuallyHolds(owner, noun) &&
      !things.some((one) => one.from < item.from && usuallyHolds(one.noun, noun))
    return isSeveral ? { ...item, noun: { ...noun, isPlural: true }, isRow: true } : item
  })
}

import { coined } from '../nouns/coined.ts'
import { isHeldThing, isSingle } from '../things/held-things.ts'
import { type Item, itemOf, sayingNothing } from './item.ts'
import type { Noun } from '../nouns/noun.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'

/** `an icon, a title and points`: at the end of what each has one of, so many of it. */
export function asAmount(item: Item, items: readonly Item[], owner: Noun): Item {
  const { noun, saying, inner, choice } = item
  const [word = ''] = noun.words
  const isAmount = noun.isPlural && noun.words.length === 1 && AMOUNT.test(word) && !SHAPE.test(owner.words.at(-1)!)
  const isBare = saying.type === null && saying.most === null && inner.length === 0 && choice === null
  const others = items.filter((one) => one !== item && one.noun.from !== noun.from)
  if (!isAmount || !isBare || others.length === 0 || others.some(isSeveral)) return item
  return { ...item, saying: { ...saying, type: MEASURE.test(word) ? 'float' : 'int(0..) = 0' } }
}

const AMOUNT =
  /^(point|credit|coin|karma|xp|kilometre|kilometer|mile|litre|liter|gallon|kilogram|kilo|gram|tonne|watt|volt|copy)$/
const MEASURE = /^(kilometre|kilometer|mile|litre|liter|gallon|kilogram|kilo|gram|tonne|watt|volt)$/
/** A point of these is a place, or a thing to speak about. */
const SHAPE =
  /^(polygon|route|track|path|line|zone|area|curve|map|graph|chart|geofence|shape|agenda|meeting|trail|list)$/

const isSeveral = (item: Item): boolean => isHeldThing(item) && !AMOUNT.test(item.noun.words.at(-1)!)

/** `answers from 1 to 10`, `data sheets as PDF`: several of them, and what each of them is. */
export function severalOf(item: Item, items: readonly Item[], owner: Noun): Item {
  const { noun, saying, inner, choice } = item
  // `reviews with ratings from 1 to 5`: each has one, by what is known of such a thing.
  if (noun.isPlural && saying.most !== null && (kindOf(owner.words)?.holds ?? {})[noun.words.join('_')] !== undefined)
    return { ...item, noun: { ...noun, isPlural: false } }
  if (!noun.isPlural || inner.length > 0 || choice !== null) return item
  const field = fileOf(item) ?? scaleOf(item, items)
  if (field === null) return item
  const own = itemOf(coined({ from: noun.to, to: item.to }, [field.name], false))
  return {
    ...item,
    saying: { ...sayingNothing(noun.to), words: saying.words },
    inner: [{ ...own, saying: { ...own.saying, type: field.type } }],
    isRow: true,
  }
}

interface Held {
  readonly name: string
  readonly type: string
}

const fileOf = ({ noun, saying: { type } }: Item): Held | null =>
  type !== null && type.startsWith('file(') && !isSingle(noun) ? { name: 'file', type } : null

function scaleOf({ noun, saying: { type, least, most } }: Item, items: readonly Item[]): Held | null {
  const last = noun.words.at(-1)!
  const isGiven = GIVEN.test(last) || (last === 'score' && items.some((one) => one.noun !== noun && isHeldThing(one)))
  return isGiven && type === null && least !== null && most !== null && least < most
    ? { name: 'value', type: `int(${least}..${most})` }
    : null
}

/** What people give, each his own. */
const GIVEN = /^(answer|response|rating|vote|grade|mark|evaluation|assessment)$/

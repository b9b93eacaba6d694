import { isHeldThing, isSingle } from '../things/held-things.ts'
import type { Item } from './item.ts'
import type { Noun } from '../nouns/noun.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'

/** `stamps with countries, years and conditions`: where most of it is what each has one of, so is the rest that nobody knows. */
export function valuesOfEach(items: readonly Item[], owner: Noun): readonly Item[] {
  // `results (push-ups, pulse)`: so many.
  if (/^(reading|measurement|result)$/.test(owner.words.at(-1)!))
    return items.map((item) => (isPlain(item) ? { ...item, noun: { ...item.noun, isPlural: false } } : item))
  const areSeveral = items.length > 1 && owner.isPlural && items.every(isPlain)
  const known = items.filter(isValue)
  if (!areSeveral || known.length * 2 <= items.length) return items
  // Of people, what nobody knows may be several: `instructors with areas`.
  const isOne = (item: Item): boolean => isHeldThing(item) && (isValue(item) || !isPersonal(owner))
  return items.map((item) => (isOne(item) ? { ...item, noun: { ...item.noun, isPlural: false } } : item))
}

const isPlain = ({ noun, inner, choice, saying, isRow }: Item): boolean =>
  noun.isPlural &&
  inner.length === 0 &&
  choice === null &&
  saying.type === null &&
  isRow !== true &&
  kindOf(noun.words) === null

/** Of each there is one, by its name: a year, a serial number; of subjects there are several. */
export const isValue = ({ noun }: Pick<Item, 'noun'>): boolean =>
  isSingle(noun) ||
  (typeByName(noun.words.join('_')).known && kindOf(noun.words) === null && noun.words.join(' ') !== 'subject') ||
  noun.words.join(' ') === 'extension'

import type { Item } from '../item.ts'
import { hasArchetype } from '../lexicon.ts'
import type { Noun } from '../noun.ts'
import { type Reader, isSystem, withoutSystem } from '../reader.ts'
import { isSingle } from '../held-things.ts'
import { ARCHETYPES } from '../vocabulary/archetypes.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { PLACES } from '../vocabulary/functions.ts'
import { standsOut, thing } from './standing.ts'

/** `profile management with avatar, bio and social links`: a bio is of the profile, and so are its links. */
export function holdParts(reader: Reader, whole: Noun, items: readonly Item[]): void {
  const own = isSystem(whole) ? withoutSystem(whole) : null
  const isKept = own !== null && !PLACES.has(own.words.at(-1)!)
  const several = items.filter(({ noun, inner }) => inner.length > 0 || (noun.isPlural && !isSingle(noun)))
  const holdsOwn = isKept && items.some((item) => isAttribute(item) && usualHolder(item, several) === null)
  for (const item of items) {
    const holder = isAttribute(item) ? (usualHolder(item, several) ?? (isKept ? own : null)) : null
    const isOwn = holdsOwn && !several.includes(item)
    if (holder !== null || isOwn) {
      reader.mention(holder ?? own!)
      reader.hold(holder ?? own!, [item])
      continue
    }
    if (standsOut(reader, items, item)) {
      reader.quote(item.from, item.to)
      continue
    }
    thing(reader, item)
    if (holdsOwn) reader.facts.belongings.push({ child: item.noun, parent: own!, isSure: false })
  }
}

/** `applications and a resume upload`: it is of what usually has one. */
const usualHolder = ({ noun, from }: Item, several: readonly Item[]): Noun | null =>
  // `items, prices`: of each there is one.
  (noun.isPlural ? several.findLast((one) => one.from < from)?.noun : null) ??
  several.find((one) => Object.hasOwn(ARCHETYPES[one.noun.words.at(-1)!] ?? {}, noun.words.join('_')))?.noun ??
  null

/** What usually is a field: one of it, of a name that says what it holds. */
const isAttribute = ({ noun, inner, saying }: Item): boolean =>
  inner.length === 0 &&
  (isSingle(noun) || (!noun.isPlural && (saying.type !== null || typeByName(noun.words.join('_')).known)))

/** `An application has a cover letter`: the whole would hold several things. */
export const isThingThatHolds = (noun: Noun, items: readonly Item[]): boolean =>
  noun.words.length === 1 && hasArchetype(noun.words[0]!) && items.every((item) => !item.noun.isPlural)

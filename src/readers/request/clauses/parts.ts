import type { Item } from '../item.ts'
import { hasArchetype } from '../lexicon.ts'
import type { Noun } from '../noun.ts'
import { type Reader, isSomebody, isSystem, withoutSystem } from '../reader.ts'
import { isSingle } from '../held-things.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { PLACES } from '../vocabulary/functions.ts'
import { kindOf, wholeOfPart } from '../vocabulary/kinds/index.ts'
import { standsOut, thing } from './standing.ts'

/** `profile management with avatar, bio and social links`: a bio is of the profile, and so are its links. */
export function holdParts(reader: Reader, whole: Noun, items: readonly Item[]): void {
  const own = isSystem(whole) ? withoutSystem(whole) : null
  const isKept = own !== null && !PLACES.has(own.words.at(-1)!)
  const several = items.filter(
    (item) => item.inner.length > 0 || (item.noun.isPlural && !isSingle(item.noun) && !isSettings(item)),
  )
  const holdsOwn = isKept && items.some((item) => isAttribute(item) && usualHolder(item, several, null) === null)
  for (const listed of items) {
    const item = isSomebody(listed) ? { ...listed, noun: { ...listed.noun, isPlural: false } } : listed
    const holder = isAttribute(item) ? (usualHolder(item, several, isKept ? own : null) ?? (isKept ? own : null)) : null
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

/** `applications and a resume upload`: it is of what usually has one, and otherwise of what was named last. */
function usualHolder(item: Item, several: readonly Item[], own: Noun | null): Noun | null {
  const { noun, from } = item
  if (isSettings(item) && own !== null) return own
  const holders = several.filter((one) => !isSomebody(one) && wholeOfPart(one.noun.words.at(-1)!) === null)
  const usual = holders.find((one) => usuallyHolds(one.noun, noun))
  if (usual !== undefined) return usual.noun
  // `task management with teams and due dates`: tasks have those.
  if (own !== null && usuallyHolds(own, noun)) return own
  // `items, prices`: of each there is one.
  return noun.isPlural || isSomebody(item) ? (holders.findLast((one) => one.from < from)?.noun ?? null) : null
}

const usuallyHolds = ({ words }: Noun, field: Noun): boolean =>
  Object.keys(kindOf(words)?.holds ?? {}).some((name) => isSameField(name, field.words))

/** `due_at` is a `due date`. */
const isSameField = (name: string, words: readonly string[]): boolean =>
  name === words.join('_') || (/_(at|on)$/.test(name) && name.replace(/_(at|on)$/, '') === words[0])

/** `privacy settings`: several of them, in one field. */
const isSettings = (item: Item): boolean =>
  item.inner.length === 0 &&
  item.noun.isPlural &&
  item.noun.words.length > 1 &&
  /^(setting|preference)$/.test(item.noun.words.at(-1)!)

/** What usually is a field: one of it, of a name that says what it holds. */
const isAttribute = (item: Item): boolean =>
  isSomebody(item) ||
  isSettings(item) ||
  (item.inner.length === 0 &&
    (isSingle(item.noun) ||
      (!item.noun.isPlural && (item.saying.type !== null || typeByName(item.noun.words.join('_')).known))))

/** `An application has a cover letter`: the whole would hold several things. */
export const isThingThatHolds = (noun: Noun, items: readonly Item[]): boolean =>
  noun.words.length === 1 && hasArchetype(noun.words[0]!) && items.every((item) => !item.noun.isPlural)

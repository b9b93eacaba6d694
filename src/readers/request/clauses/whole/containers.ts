import type { Item } from '../../lists/item.ts'
import type { Noun } from '../../nouns/noun.ts'
import { CONTAINERS } from '../../vocabulary/functions.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'

/** `a vinyl collection with records`: what stands in it is listed, and the word before says only which. */
export const isOfUnknown = ({ words }: Noun, own: Noun, items: readonly Item[]): boolean =>
  CONTAINERS.has(words.at(-1)!) && kindOf(own.words) === null && items.some(({ noun }) => noun.isPlural)

/** `a stamp collection with stamps, country and year`: what is collected is called something, though nobody says so. */
export function nameOf(several: readonly Item[], told: readonly Item[]): Noun | null {
  const things = several.filter(({ noun, inner }) => !isPersonal(noun) && inner.length === 0)
  const [only] = things
  const isNamed = (name: string): boolean => /^(name|title|number|label|code|subject)$/.test(name)
  if (
    only === undefined ||
    things.length > 1 ||
    told.length < 2 ||
    told.some(({ noun }) => isNamed(noun.words.at(-1)!))
  )
    return null
  return Object.keys(kindOf(only.noun.words)?.holds ?? {}).some(isNamed) ? null : only.noun
}

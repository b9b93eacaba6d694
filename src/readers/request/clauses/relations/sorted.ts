import type { Item } from '../../lists/item.ts'
import type { Noun } from '../../nouns/noun.ts'
import { isUsuallyOf } from '../../things/usual-holders.ts'
import { REFERRED } from '../../vocabulary/holders.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { PARTS } from '../../vocabulary/relatives.ts'
import type { Parts } from '../things/parts.ts'

/** `posts and categories`: each of those is in one. */
export function sortingOf(item: Item, { kept, several }: Parts): Noun | null {
  if (!/^(category|genre|brand)$/.test(item.noun.words.at(-1)!)) return null
  const isKnown = kept !== null && kindOf(kept.words) !== null && !REFERRED.has(kept.words.at(-1)!)
  const isUsual = kept !== null && isUsuallyOf(kept, item.noun)
  const usual = isUsual ? undefined : several.find((one) => one !== item && isUsuallyOf(one.noun, item.noun))?.noun
  return usual ?? (isKnown ? kept : sortedBy(item, several))
}

/** The one thing that is listed with it and is no part of others; null for several. */
function sortedBy(item: Item, several: readonly Item[]): Noun | null {
  const things = several.filter(
    (one) =>
      one !== item &&
      one.noun.isPlural &&
      !isPersonal(one.noun) &&
      !PARTS.has(one.noun.words.at(-1)!) &&
      !REFERRED.has(one.noun.words.at(-1)!),
  )
  return things.length === 1 ? things[0]!.noun : null
}

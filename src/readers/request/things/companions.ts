import { coined } from '../nouns/coined.ts'
import type { Facts } from '../facts.ts'
import type { Noun } from '../nouns/noun.ts'
import { COMPANIONS } from '../vocabulary/companions.ts'
import { isOneOf } from '../vocabulary/kinds/kind.ts'

interface Named {
  readonly words: readonly string[]
  readonly noun: Noun
  readonly table: string | null
}

/** `a shopping cart`: its items and the products they are of, which nobody needs to say. Beside what is there nothing is supposed. */
export function companionsOf(things: readonly Named[], facts: Facts): readonly Noun[] {
  if (things.some(({ table }) => table !== null)) return []
  const all: { readonly words: readonly string[]; readonly noun: Noun }[] = [...things]
  const made: Noun[] = []
  for (const { where, beside, unless, made: name } of COMPANIONS) {
    const of = all.find(({ words }) => isAnyOf(where, words))
    if (of === undefined || all.some(({ words }) => isAnyOf(unless, words) && !isAnyOf(beside, words))) continue
    const other = beside.size === 0 ? of : all.find(({ words }) => isAnyOf(beside, words))
    if (other === undefined || isLinkedAlready(of.noun, beside, facts)) continue
    const noun = coined(of.noun, name.split(' '), true)
    made.push(noun)
    all.push({ words: noun.words, noun })
  }
  return made
}

const isAnyOf = (names: ReadonlySet<string>, words: readonly string[]): boolean => isOneOf([...names], words)

/** `books with orders`: each of those is of one. A price list is of many, whatever holds it. */
const isMadeOfIt = ({ words }: Noun): boolean => words.at(-1) === 'order'

/** `an order of one product`: which it is, is said of the order itself. */
const isLinkedAlready = (of: Noun, beside: ReadonlySet<string>, { holdings, belongings, links }: Facts): boolean => {
  const isIt = ({ words }: Noun): boolean => words.join(' ') === of.words.join(' ')
  return (
    holdings.some(
      ({ owner, items }) =>
        (isIt(owner) && items.some(({ noun }) => isAnyOf(beside, noun.words))) ||
        (isMadeOfIt(of) && isAnyOf(beside, owner.words) && items.some(({ noun }) => isIt(noun))),
    ) ||
    belongings.some(({ child, parent }) => isIt(child) && isAnyOf(beside, parent.words)) ||
    links.some(
      ({ one, other }) => (isIt(one) && isAnyOf(beside, other.words)) || (isIt(other) && isAnyOf(beside, one.words)),
    )
  )
}

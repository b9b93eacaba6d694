import type { Table } from '../../../model/index.ts'
import { NOBODY, canBeThing, keyOf } from './can-be-thing.ts'
import type { Facts } from '../facts.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import { hasArchetype, isPerson } from '../vocabulary/lexicon.ts'
import type { Noun } from '../nouns/noun.ts'
import { isStateWord } from './state-words.ts'
import { isSystem, withoutSystem } from '../nouns/systems.ts'
import { PLACES } from '../vocabulary/functions.ts'
import { isAnyKind, kindOf } from '../vocabulary/kinds/index.ts'
import { areAlike } from '../vocabulary/relatives.ts'
import { setOf } from '../vocabulary/words.ts'
import { stoodForIn } from './stood-for.ts'

/** Nouns that stand anywhere and are tables of the backend, or usual things. */
export function known(facts: Facts, tables: ReadonlyMap<string, Table>): readonly Noun[] {
  const plain = facts.mentions.flatMap(({ noun, how }) => (how === 'plainly' ? [noun.words.at(-1)!] : []))
  const spoken = [...facts.mentions, ...facts.holdings.flatMap(({ items }) => items)].map(({ noun }) =>
    noun.words.at(-1)!,
  )
  const isStoodFor = stoodForIn(facts)
  return facts.mentions.flatMap(({ noun, how }) => {
    if (/^(plainly|as the name|as ours)$/.test(how)) return []
    const own = isSystem(noun) ? withoutSystem(noun) : noun
    if (own === null) return []
    if (tables.has(keyOf(own.words))) return [own]
    const last = own.words.at(-1)!
    if (how === 'as the whole' && (spoken.some((one) => areAlike(one, last)) || isStoodFor(own))) return []
    if (isOverThem(own, spoken)) return []
    // Beside what is there, nothing new comes of what is only mentioned.
    if (how === 'beside' && tables.size > 0) return []
    // `an order is open`, where repair orders are spoken of; `a failed job`, where jobs run in the background.
    if (how === 'beside' && (isShortFor(own, facts) || isOfAsked(own, facts))) return []
    if (how === 'beside')
      return isNamed(own) && canBeThing(own, facts, NOBODY) && (!isPerson(last) || own.words.length > 1) ? [own] : []
    const isWholeOf = (noun: Noun): boolean => (kindOf(noun.words)?.of ?? []).some((group) => group.includes(last))
    const holdsOthers =
      !plain.includes(last) && facts.mentions.some(({ noun, how: other }) => other === 'plainly' && isWholeOf(noun))
    return (isNamed(own) || (kindOf(own.words) !== null && holdsOthers)) && !PLACES.has(last) ? [own] : []
  })
}

/** `asset management for laptops and phones, who has which device`: each of those is one, and there is no other. */
const isOverThem = ({ words, isPlural }: Noun, spoken: readonly string[]): boolean =>
  words.length === 1 && !isPlural && /^(device|asset)$/.test(words[0]!) && spoken.some((one) => HARDWARE.has(one))
const HARDWARE = setOf('laptop notebook phone smartphone computer tablet monitor printer headset')

/** The last word of what was named before. */
const isShortFor = ({ words }: Noun, { mentions, holdings }: Facts): boolean =>
  words.length === 1 &&
  [
    ...mentions.flatMap(({ noun, how }) => (how === 'plainly' ? [noun] : [])),
    ...holdings.map(({ owner }) => owner),
  ].some((noun) => noun.words.length > 1 && noun.words.at(-1) === words[0])

/** How some of what is asked for besides things are. */
const isOfAsked = ({ words }: Noun, { capabilities }: Facts): boolean =>
  words.length > 1 &&
  isStateWord(words[0]!) &&
  capabilities.some(({ from }) => wordsIn(from.text.toLowerCase()).map(singular).includes(words.at(-1)!))

/** Everybody knows it: by its last word, or by all of its name. */
const isNamed = ({ words }: Noun): boolean =>
  hasArchetype(words.at(-1)!) || (words.length > 1 && isAnyKind(words.join(' ')))

import type { Facts } from '../facts.ts'
import type { Noun } from '../nouns/noun.ts'
import { isUsuallyOf } from './usual-holders.ts'
import { isOneOf } from '../vocabulary/kinds/kind.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { areAlike } from '../vocabulary/relatives.ts'
import { setOf } from '../vocabulary/words.ts'

/** Says of nothing what it is: beside a whole of a better name it is what that is about. */
const GENERIC = setOf('item listing lot object thing piece')

/**
 * Whether one of the things that are listed is what the whole is called after: `an equipment lending API with items`,
 * `an auction site: sellers list items`, `expense reporting: employees submit reports`.
 */
export function stoodForIn(facts: Facts): (own: Noun) => boolean {
  const listed = listedIn(facts)
  const known = new Map<string, boolean>()
  return (own) => {
    const key = [...own.words, '', ...(own.built ?? [])].join(' ')
    if (!known.has(key)) known.set(key, isStoodFor(own, listed, facts))
    return known.get(key)!
  }
}

function isStoodFor(own: Noun, listed: readonly Noun[], facts: Facts): boolean {
  const last = own.words.at(-1)!
  const others = listed.filter((one) => one.words.at(-1) !== last)
  if (others.some((one) => areAlike(one.words.at(-1)!, last))) return true
  if (others.some((one) => isNamedBy(one, own))) return true
  const isMeant = others.some((one) => isReport(one, own) || (isGeneric(one) && takesItsPlace(one, own, others)))
  return isMeant && !isNeeded(own, others, facts)
}

/** What the whole is for, where something of no name of its own is listed: `an auction site for cameras: sellers list items`. */
export function onlyObjectsIn(facts: Facts): (noun: Noun) => boolean {
  const { mentions, holdings } = facts
  const wholes = new Set(mentions.flatMap(({ noun, how }) => (how === 'as the whole' ? [noun.to] : [])))
  const listed = listedIn(facts)
  return (noun) => {
    if (!wholes.has(noun.from - 1) || !noun.isPlural) return false
    const key = noun.words.join(' ')
    const others = listed.filter((one) => one.words.join(' ') !== key)
    const isAgain = mentions.filter((one) => one.noun.words.join(' ') === key).length > 1
    const isHeld = holdings.some(({ owner }) => owner.words.join(' ') === key)
    return !isAgain && !isHeld && others.some(isGeneric) && !others.some((one) => areTied(one, noun))
  }
}

const isGeneric = ({ words, isPlural }: Noun): boolean => isPlural && words.length === 1 && GENERIC.has(words[0]!)

const areTied = (one: Noun, other: Noun): boolean => isUsuallyOf(one, other) || isUsuallyOf(other, one)

/** Things that stand by themselves, and those that others hold, each once. */
function listedIn({ mentions, holdings }: Facts): readonly Noun[] {
  const all = [
    ...mentions.flatMap(({ noun, how }) => (how === 'plainly' ? [noun] : [])),
    ...holdings.flatMap(({ owner, items }) => [owner, ...items.flatMap(({ noun }) => (noun.isPlural ? [noun] : []))]),
  ]
  return [...new Map(all.map((noun) => [`${noun.words.join(' ')} ${noun.isPlural}`, noun])).values()]
}

/** Whether it is of one of the others, or one of them is of it and of nothing else that is named. */
const isNeeded = (own: Noun, others: readonly Noun[], facts: Facts): boolean =>
  others.some(
    (one) => isUsuallyOf(own, one) || (isUsuallyOf(one, own) && !isHeldBy(one, facts) && !hasAnother(one, own, others)),
  )

const isHeldBy = ({ words }: Noun, { holdings, belongings }: Facts): boolean =>
  holdings.some(({ items }) => items.some(({ noun }) => noun.words.join(' ') === words.join(' '))) ||
  belongings.some(({ child, isSure }) => isSure && child.words.join(' ') === words.join(' '))

/** Of a generic thing just as well. */
const hasAnother = (one: Noun, own: Noun, others: readonly Noun[]): boolean =>
  (kindOf(one.words)?.of ?? []).some(
    (group) => isOneOf(group, own.words) && others.some((other) => isGeneric(other) && isOneOf(group, other.words)),
  )

/** What is done with it is done with something that is listed. */
const takesItsPlace = (generic: Noun, own: Noun, others: readonly Noun[]): boolean =>
  others.some((one) => hasAnother(one, own, [generic]))

/** `expense reporting`: of reports. */
const isReport = ({ words }: Noun, own: Noun): boolean => words.length === 1 && doneIn(own) === words[0]

/** `expense reporting`, where expense reports are named. */
const isNamedBy = ({ words }: Noun, own: Noun): boolean =>
  words.length > 1 && words.join(' ') === [...own.words, doneIn(own)].join(' ')

/** The verb that names what is built: `report` of `reporting`. */
const doneIn = ({ built = [] }: Noun): string | null => (built[0]?.endsWith('ing') ? verbBase(built[0]) : null)

import { coined } from './coined.ts'
import type { Facts, Holding } from '../facts.ts'
import { snakeOf } from '../vocabulary/forms.ts'
import { type Item, itemOf } from '../lists/item.ts'
import type { Noun } from './noun.ts'
import { meaningOf } from '../things/usual-fields.ts'
import { PLACES } from '../vocabulary/functions.ts'
import { isAnyKind, isKind, isOfKind, kindOf } from '../vocabulary/kinds/index.ts'
import { ACCOUNTS, isPersonal } from '../vocabulary/people.ts'
import { setOf } from '../vocabulary/words.ts'

/**
 * What is named within a name is there as well: a course registration is of a course, and a photo album has photos. What is
 * said of the compound and fits the other alone is the other's: the capacity of a room booking is the room's.
 */
export function readCompounds(facts: Facts): void {
  const named = new Map<string, Noun>()
  for (const { noun, how } of facts.mentions) if (how === 'plainly') named.set(noun.words.join(' '), noun)
  for (const { owner } of facts.holdings) named.set(owner.words.join(' '), owner)
  for (const noun of named.values()) {
    const whose = aboutSomebody(noun, facts)
    if (whose !== null) facts.holdings.push({ owner: noun, items: [itemOf(whose)] })
    const within =
      isOfOneNamed(noun, named.values()) || isToldWhich(noun, facts) ? null : (wholeIn(noun) ?? partIn(noun))
    if (within === null) continue
    const { other, isWhole } = within
    facts.mentions.push({ noun: other, how: 'plainly' })
    facts.belongings.push(
      isWhole ? { child: noun, parent: other, isSure: true } : { child: other, parent: noun, isSure: true },
    )
    moveItems(facts, noun, other)
  }
  // `sign-up for events with limited places`
  for (const { child, parent } of facts.belongings) if (TAKEN.has(child.words.at(-1)!)) moveItems(facts, child, parent)
}

/** `an equipment rental with machines`: those are what is rented. */
const isToldWhich = ({ words }: Noun, { holdings }: Facts): boolean =>
  /^(equipment|gear|item|object|vehicle)$/.test(words.at(-2) ?? '') &&
  holdings.some(
    ({ owner, items }) =>
      owner.words.join(' ') === words.join(' ') &&
      items.some(({ noun }) => noun.isPlural && !isPersonal(noun) && isThereBefore(noun)),
  )

/** A machine, a bike: nothing that happens, and nothing that is written. */
const isThereBefore = ({ words }: Noun): boolean => {
  const kind = kindOf(words)
  return kind !== null && kind.of.length === 0 && !Object.values(kind.holds).some((type) => type.startsWith('date'))
}

interface Within {
  readonly other: Noun
  readonly isWhole: boolean
}

/** `student grades`, `employee salaries`: each is about one of them, where they do not make it and are no things. */
function aboutSomebody(noun: Noun, facts: Facts): Noun | null {
  const [word = '', ...others] = noun.words
  if (others.length !== 1 || !noun.isPlural || !ABOUT.has(word) || !isAnyKind(others[0]!)) return null
  if (isAnyKind(noun.words.join(' '))) return null
  const isSpoken =
    facts.roles.some((one) => one.noun.words.join(' ') === word) ||
    facts.mentions.some((one) => one.how === 'plainly' && one.noun.words.join(' ') === word)
  return isSpoken ? null : coined({ from: noun.head, to: noun.head + 1 }, [word], false)
}
const ABOUT = setOf(
  'student pupil employee patient resident worker child athlete trainee apprentice player candidate driver',
)

/** `restaurant table`: a table, wherever it stands. */
const withoutPlace = (words: readonly string[]): readonly string[] =>
  words.length > 1 && PLACES.has(words[0]!) ? words.slice(1) : words

const before = (noun: Noun, isPlural: boolean): Noun =>
  coined({ from: noun.from, to: noun.to }, withoutPlace(noun.words.slice(0, -1)), isPlural)

/** `room booking`: such a thing is usually of what stands before it. */
function wholeIn(noun: Noun): Within | null {
  const word = noun.words.at(-2) ?? ''
  const last = noun.words.at(-1)!
  if (!(TAKEN.has(last) || SAID.has(last)) || !canStandAlone(word) || !isOfKind(noun.words, word)) return null
  return { other: before(noun, true), isWhole: true }
}

/** `photo album`: what stands before it is usually of such a thing. */
function partIn(noun: Noun): Within | null {
  const word = noun.words.at(-2) ?? ''
  if (!isThingByItself(word) || !HOLDERS.has(noun.words.at(-1)!) || !isOfKind([word], noun.words.at(-1)!)) return null
  return { other: before(noun, true), isWhole: false }
}

const isThingByItself = (word: string): boolean => isKind(word) && canStandAlone(word)

/** `table reservation`: what is taken is a thing, whatever else it means. */
const canStandAlone = (word: string): boolean =>
  isAnyKind(word) && !isPersonal({ words: [word] }) && !PLACES.has(word) && !ACCOUNTS.has(word)

/** Something it is usually of has a name already. */
const isOfOneNamed = ({ words }: Noun, named: Iterable<Noun>): boolean =>
  [...named].some((one) => one.words.join(' ') !== words.join(' ') && isOfKind(words, one.words.at(-1)!))

/** What there are several of something in. */
const HOLDERS = setOf('album gallery playlist list thread folder')

/** What people have of something, one each. */
const TAKEN = setOf(
  'booking reservation registration signup enrollment enrolment ticket attendance loan rental application',
)
/** What they say of it. */
const SAID = setOf('review rating comment')
/** What there is of that, however many have it. */
const OF_WHAT_IS_TAKEN =
  /^(capacity|location|venue|title|description|(\w+_)?(places|seats|spots|slots)|(max|maximum|min|minimum|number)_\w+)$/

function moveItems(facts: Facts, from: Noun, to: Noun): void {
  const key = from.words.join(' ')
  for (const [index, holding] of facts.holdings.entries()) {
    if (holding.owner.words.join(' ') !== key) continue
    const moved = holding.items.filter((item) => isOfOther(item, from, to))
    if (moved.length === 0) continue
    const kept: Holding = { ...holding, items: holding.items.filter((item) => !moved.includes(item)) }
    facts.holdings[index] = kept.items.length > 0 ? kept : { ...kept, owner: to, items: moved }
    if (kept.items.length > 0) facts.holdings.push({ owner: to, items: moved })
  }
}

function isOfOther({ noun }: Item, own: Noun, other: Noun): boolean {
  const name = snakeOf(noun.words)
  if (holdsUsually(own, name)) return false
  return holdsUsually(other, name) || (TAKEN.has(own.words.at(-1)!) && OF_WHAT_IS_TAKEN.test(name))
}

const holdsUsually = ({ words }: Noun, name: string): boolean =>
  Object.keys(kindOf(words)?.holds ?? {}).some((one) => meaningOf(one) === meaningOf(name))

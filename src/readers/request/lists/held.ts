import { tailEnd } from '../asides/ends.ts'
import { countedField } from './counted-fields.ts'
import type { Item } from './item.ts'
import { isTrade, verbBase } from '../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import { heldCapability } from './held-capabilities.ts'
import { isNoRow } from '../nouns/no-rows.ts'
import { tellNoRow } from './plain-names.ts'
import type { Page } from '../page/page.ts'
import type { Reader } from '../reader.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { isOfPlaces, isUsuallyHeld } from '../vocabulary/holders.ts'
import { isAnyKind, isKind, kindOf } from '../vocabulary/kinds/index.ts'
import { GROUPS, OWNERS, RANKS, SOMEBODY, isPersonal } from '../vocabulary/people.ts'
import { DOINGS, NOUNS_TOO, OPERATIONS } from '../vocabulary/verbs.ts'
import { isNeverHeld } from '../vocabulary/machinery.ts'
import { isProcess } from '../vocabulary/processes.ts'
import { asSwitch } from './switches.ts'
import { withoutPart } from './taking-part.ts'
import { VIEWS } from '../vocabulary/relatives.ts'

/** `cards with assignees`: a person each, by what he is to the row. */
export const oneOfEach = (item: Item): Item =>
  isSomebody(item) && item.saying.type === null
    ? { ...item, noun: { ...item.noun, isPlural: false } }
    : withoutPart(item)

export const isSomebody = ({ noun, inner }: Item): boolean =>
  inner.length === 0 &&
  noun.words.length === 1 &&
  SOMEBODY.has(noun.words[0]!) &&
  // `newsletters with recipients`: each has several.
  !(noun.isPlural && /^(recipient|receiver|reviewer|examiner)$/.test(noun.words[0]!))

/** What something can hold; how many there are, how it is built and what is done with it is told. */
export function heldOf(reader: Reader, items: readonly Item[], owner: Noun): readonly Item[] {
  // `with read or write access`: to what, nobody says.
  const last = items.at(-1)
  if (last !== undefined && /^(access|right)$/.test(last.noun.words.at(-1)!) && !isAnyKind(last.noun.words.join(' '))) {
    // `galleries, client access by password`
    if (items[0]!.noun.isPlural && items.length > 1) {
      reader.quote(last.from, last.to)
      return heldOf(reader, items.slice(0, -1), owner)
    }
    reader.quote(items[0]!.from, last.to)
    return []
  }
  return items.flatMap((said) => {
    const item = asSwitch(reader, oneAsUsual(countedField(reader.page, said) ?? said, owner), owner)
    const { noun } = item
    // `device inventory with devices`: those are what it is of.
    if (noun.isPlural && item.inner.length === 0 && noun.words.join(' ') === owner.words.join(' ')) {
      reader.page.claim(noun.from, noun.to)
      return []
    }
    if (readOneEach(reader, noun, owner) || readMemberRoles(reader, item, owner)) return []
    // `gift cards with redeem and cancel`: what is done with them.
    if (isOperation(item)) {
      const from = reader.page.words(noun.from, noun.to)
      reader.page.claim(noun.from, noun.to)
      reader.facts.operations.push({ verb: noun.words[0]!, of: owner, from })
      return []
    }
    // `per-user preferences`, `user preferences`: theirs, and of nothing else.
    if (reader.page.word(noun.from) === 'per' || (noun.words[0] === 'user' && isAnyKind(noun.words.join(' ')))) {
      reader.mention(noun)
      return []
    }
    // `with approval by the manager`: what somebody does with it.
    if (noun.words.join(' ') === 'approval' && reader.page.word(noun.to) === 'by') return []
    // `contracts with renewal reminders`: somebody is told, and nothing of it is kept.
    if (isReminder(noun)) {
      const from = reader.page.words(noun.from, noun.to)
      reader.page.claim(noun.from, noun.to)
      reader.facts.capabilities.push({ name: 'mails', isDeclined: false, of: owner, field: null, from })
      return []
    }
    if (heldCapability(reader, owner, noun) !== null) return []
    // `uploads with chunk checksums and virus scanning`: what programs do, where nothing is said of it.
    if (isBare(item) && isNeverHeld(noun.words, noun.isPlural)) {
      tellBeside(reader, noun)
      return []
    }
    // `nearest ones first`, `an availability calendar`: how they are shown.
    if (noun.words.some((word) => /^ones?$/.test(word)) || isViewOfIt(item)) {
      reader.quote(noun.from, noun.to)
      return []
    }
    if (noun.isCounted) {
      reader.quote(noun.from, countedEnd(reader.page, noun.to))
      // `at most 4 pictures`: there are pictures, however many.
      const own = { ...noun, from: noun.head, isCounted: false }
      return noun.isPlural && kindOf(noun.words) !== null ? [{ ...item, noun: own, from: noun.head }] : []
    }
    // `tables with opening hours`: those are of the place.
    if (isOfPlaces(noun.words) && kindOf(owner.words) !== null && !isUsuallyHeld(owner.words, noun.words))
      reader.quote(noun.from, noun.to)
    else if (/^(retention|latency|uptime)$/.test(noun.words.join(' ')) && isFencedBehind(reader.page, noun.to))
      reader.quote(noun.from, countedEnd(reader.page, noun.to + 2))
    else if (isNoRow(reader.page, noun)) tellNoRow(reader.page, reader.facts, noun)
    else if (isBuilt(noun)) reader.page.claim(noun.from, noun.to)
    else if (isDone(item) || isView(item) || isProcess(noun.words, noun.isPlural)) reader.quote(noun.from, noun.to)
    else return [item]
    return []
  })
}

/** `a retention of 13 months` */
const isFencedBehind = (page: Page, at: number): boolean =>
  page.isFenced(at) || (page.word(at) === 'of' && page.isFenced(at + 1))

/** Nothing is said of what it holds. */
const isBare = ({ inner, choice, saying }: Item): boolean =>
  inner.length === 0 && choice === null && saying.type === null

/** It is spoken of, and told. */
function tellBeside({ facts }: Reader, noun: Noun): void {
  facts.mentions.push({ noun, how: 'beside' })
  facts.quoted.push({ from: noun.from, to: noun.to })
}

const isOperation = ({ noun, inner, choice, saying }: Item): boolean =>
  noun.words.length === 1 &&
  !noun.isPlural &&
  noun.from === noun.head &&
  inner.length === 0 &&
  choice === null &&
  saying.type === null &&
  OPERATIONS.has(noun.words[0]!) &&
  !DOINGS.has(noun.words[0]!) &&
  !typeByName(noun.words[0]!).known &&
  !NOUNS_TOO.has(noun.words[0]!) &&
  !isAnyKind(noun.words[0]!)

const isViewOfIt = ({ noun, inner, choice }: Item): boolean =>
  !noun.isPlural && noun.words.length > 1 && inner.length === 0 && choice === null && VIEWS.has(noun.words.at(-1)!)

/** `campaigns with goals`: such a thing has one of it. */
const oneAsUsual = (item: Item, { words, isPlural }: Noun): Item =>
  isPlural &&
  item.noun.isPlural &&
  item.inner.length === 0 &&
  item.noun.words.length === 1 &&
  item.choice === null &&
  !isKind(item.noun.words[0]!) &&
  /^(decimal|int|float|date)/.test(kindOf(words)?.holds[item.noun.words[0]!] ?? '')
    ? { ...item, noun: { ...item.noun, isPlural: false } }
    : item

/** `one vote per user`: what somebody has of it, once. */
function readOneEach(reader: Reader, noun: Noun, owner: Noun): boolean {
  const { page, facts } = reader
  const one = page.word(noun.from) === 'one' ? noun.from : noun.from - 1
  const person = /^(per|for)$/.test(page.word(noun.to)) ? nounAt(page, noun.to + 1) : null
  if (page.word(one) !== 'one' || person === null || !isPersonal(person) || !ONCE_EACH.has(noun.words.at(-1)!))
    return false
  const made = { ...noun, isPlural: true, isCounted: false }
  const from = page.words(one, person.to)
  page.claim(one, person.to)
  reader.mention(made)
  facts.belongings.push({ child: made, parent: owner, isSure: true })
  facts.rules.push({ who: 'signed in', verbs: ['create'], of: made, how: 'may', from })
  return true
}

/** `organizations with roles owner, admin and member`: each of their people has one. */
function readMemberRoles(reader: Reader, item: Item, owner: Noun): boolean {
  const { facts, page } = reader
  const { noun, inner } = item
  const values = item.choice?.values ?? inner.map((one) => one.noun.words.join('_'))
  const areRoles = values.length > 1 && values.every((value) => RANKS.has(value) || OWNERS.has(value))
  if (!areRoles || noun.words.join(' ') !== 'role' || !HAVING_PEOPLE.has(owner.words.at(-1)!)) return false
  const member = { ...owner, words: ['member'], isPlural: true }
  const choice = item.choice ?? { values, hasSteps: false, steps: [], to: item.to }
  page.claim(item.from, item.to)
  facts.mentions.push({ noun: member, how: 'plainly' })
  facts.belongings.push({ child: member, parent: owner, isSure: true })
  reader.hold(member, [{ ...item, noun: { ...noun, isPlural: false }, inner: [], choice }])
  return true
}

/** What people are in, several in each. */
const HAVING_PEOPLE = new Set([...GROUPS, ...'workspace project board tenant channel room community space'.split(' ')])

/** What there is one of for each person. */
const ONCE_EACH: ReadonlySet<string> = new Set(
  'vote upvote rating review bid answer submission entry reaction'.split(' '),
)

/** `a publisher (name, country)`: one of it, that holds something itself. */
export const isReferred = ({ noun, inner, choice }: Item): boolean =>
  !noun.isPlural &&
  choice === null &&
  inner.length > 1 &&
  !typeByName(noun.words.join('_')).known &&
  inner.every((one) => one.saying.type !== null || typeByName(one.noun.words.join('_')).known)

/** `with filtering and sorting`: what is done with it, and nothing it holds. */
const isDone = ({ noun, saying, choice, inner }: Item): boolean =>
  !noun.isPlural &&
  noun.from === noun.head &&
  noun.words.length === 1 &&
  saying.type === null &&
  choice === null &&
  inner.length === 0 &&
  ((/.{3}ing$/.test(noun.words[0]!) && !MADE_OF.has(noun.words[0]!)) ||
    (/.{2}ed$/.test(noun.words[0]!) && verbBase(noun.words[0]!) !== null) ||
    /^(shown|seen|held|kept|taken|given|driven)$/.test(noun.words[0]!)) &&
  !typeByName(noun.words[0]!).known &&
  kindOf(noun.words) === null

/** `cakes with filling`: what ends so, and is there. */
const MADE_OF: ReadonlySet<string> = new Set(
  'filling topping icing frosting stuffing dressing seasoning coating lining binding packaging heating lighting flooring seating roofing'.split(
    ' ',
  ),
)

/** `players, goals and a table`: what shows the rest of it, and no field. */
const isView = ({ noun, saying, choice, inner }: Item): boolean =>
  !noun.isPlural &&
  saying.type === null &&
  choice === null &&
  inner.length === 0 &&
  /^(table|ranking|leaderboard|dashboard|standing|overview|chart|calendar|timeline|feed|timetable)$/.test(
    noun.words.at(-1)!,
  )

export const isReminder = ({ words, isPlural }: Noun): boolean =>
  isPlural && words.length > 1 && words.at(-1) === 'reminder' && kindOf(words) === null

/** `CRUD operations`: how it is built, and nothing it holds. */
const isBuilt = ({ words }: Noun): boolean =>
  words.length > 1 &&
  words.every(isTrade) &&
  !/^(case|test|result|run|step|plan)$/.test(words.at(-1)!) &&
  !typeByName(words.join('_')).known &&
  !isAnyKind(words.join(' '))

/** `at most 5 books for two weeks`: what belongs to the number. */
export const countedEnd = (page: Page, at: number): number =>
  /^(per|for|at|each|every|a|an|in|of|within|from)$/.test(page.word(at)) ? tailEnd(page, at) : at

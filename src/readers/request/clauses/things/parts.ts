import { coined } from '../../nouns/coined.ts'
import { type Item, itemOf } from '../../lists/item.ts'
import { hasArchetype, isTrade } from '../../vocabulary/lexicon.ts'
import type { Noun } from '../../nouns/noun.ts'
import { type Reader } from '../../reader.ts'
import { isReminder, isSomebody } from '../../lists/held.ts'
import { isSystem, withoutSystem } from '../../nouns/systems.ts'
import { areWords, isHeldThing, isSingle } from '../../things/held-things.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isOfPlaces } from '../../vocabulary/holders.ts'
import { rowOf } from '../../lists/siblings.ts'
import { isCalledAfter, isUsuallyOf, usuallyHolds } from '../../things/usual-holders.ts'
import { CONTAINERS, PLACES } from '../../vocabulary/functions.ts'
import { MAINS } from '../../vocabulary/wholes.ts'
import { isCompound, isKind, kindOf, wholeOfPart } from '../../vocabulary/kinds/index.ts'
import { PARTS, areAlike } from '../../vocabulary/relatives.ts'
import { isOfUnknown, nameOf } from '../whole/containers.ts'
import { severalAlike } from '../../lists/uncounted.ts'
import { sortingOf } from '../relations/sorted.ts'
import { standsOut, thing } from '../whole/standing.ts'

/** `profile management with avatar, bio and social links`: a bio is of the profile, and so are its links. */
export function holdParts(reader: Reader, whole: Noun, listed: readonly Item[]): void {
  const items = severalAlike(listed, whole).map((item) => listed.reduce((one, { noun }) => rowOf(one, noun), item))
  // `a school timetable`: what it has, whatever else is named.
  const last = whole.words.at(-1)!
  if (MAINS.has(last) && !isKind(whole.words.at(-2) ?? ''))
    reader.facts.mentions.push({ noun: { ...whole, words: [last] }, how: 'as the name' })
  const all = partsOf(whole, items)
  const unnamed = all.isFilled
    ? nameOf(
        all.several,
        items.filter((item) => isTold(item, all)),
      )
    : null
  if (unnamed !== null) {
    reader.mention(unnamed)
    reader.hold(unnamed, [itemOf(coined(unnamed, ['name'], false))])
  }
  for (const item of items) holdPart(reader, item, all)
}

/** What a whole consists of. */
export interface Parts {
  readonly items: readonly Item[]
  /** What all of it is of, where that is a thing of its own. */
  readonly kept: Noun | null
  /** Those that are things. */
  readonly several: readonly Item[]
  /** Whether something of what is listed is said of the thing it is of. */
  readonly holdsOwn: boolean
  /** Whether it keeps what is said of one thing. */
  readonly isTracked: boolean
  /** `a wine cellar with bottles, vintage and shelf`: one of each is told of a bottle. */
  readonly isFilled: boolean
}

function partsOf(whole: Noun, items: readonly Item[]): Parts {
  const last = whole.words.at(-1)!
  const own = isSystem(whole) ? withoutSystem(whole) : null
  const kept = own !== null && !PLACES.has(own.words.at(-1)!) && !isOfUnknown(whole, own, items) ? own : null
  const isFilled = kept === null && CONTAINERS.has(last) && items.some(({ noun }) => noun.isPlural)
  const several = items.filter(
    (item) =>
      (item.inner.length > 0 && item.choice === null) ||
      item.isRow === true ||
      (isOneByName(item) && !isFilled) ||
      (item.noun.isPlural && !isSingle(item.noun) && !isSettings(item) && isRow(item)),
  )
  const holdsOwn =
    kept !== null &&
    items.some((item) => isAttribute(item) && holderOf(item, several, kept) === kept && !isSomebody(item))
  const isTracked = kept !== null && TRACKED.has(last) && kindOf(kept.words) !== null
  return { items, kept, several, holdsOwn, isTracked, isFilled }
}

const isTold = (item: Item, { isFilled }: Parts): boolean =>
  isAttribute(item) || (isFilled && !item.noun.isPlural && item.inner.length === 0)

function holdPart(reader: Reader, said: Item, all: Parts): void {
  const { items, kept, several, holdsOwn } = all
  if (isReminder(said.noun)) {
    const from = reader.page.words(said.from, said.to)
    reader.page.claim(said.from, said.to)
    reader.facts.capabilities.push({ name: 'mails', isDeclined: false, of: kept, field: null, from })
    return
  }
  // `owners, pets`: they have something there themselves.
  const isTheirs = said.noun.isPlural && items.some(({ noun }) => noun !== said.noun && isUsuallyOf(noun, said.noun))
  if (isSomebody(said) && isTheirs) return thing(reader, said)
  const item = isSomebody(said) ? { ...said, noun: { ...said.noun, isPlural: false } } : said
  const isOwn = holdsOwn && !several.includes(item)
  const holder = isTold(item, all) ? holderOf(item, several, kept) : isOwn ? kept : 'none'
  if (holder === null || (holder === 'none' && !isOneByName(item) && standsOut(reader, items, item)))
    return void reader.quote(item.from, item.to)
  if (holder !== 'none') {
    reader.mention(holder)
    return reader.hold(holder, [item])
  }
  thing(reader, item)
  const sorted = sortingOf(item, all)
  if (sorted !== null) reader.hold(sorted, [{ ...item, inner: [] }])
  // `a habit tracker with daily check-ins`: each is of a habit.
  if ((holdsOwn || all.isTracked) && isPartOf(item.noun, kept!, several))
    reader.facts.belongings.push({ child: item.noun, parent: kept!, isSure: false })
}

/** What keeps what is said of one thing. */
const TRACKED: ReadonlySet<string> = new Set(['tracker', 'log', 'journal', 'diary'])

/** What stands by itself wherever it is spoken of is no part; and of what a part is usually of, the nearest is its whole. */
const isPartOf = (noun: Noun, own: Noun, several: readonly Item[]): boolean =>
  kindOf(noun.words) === null ||
  ((isUsuallyOf(noun, own) || PARTS.has(noun.words.at(-1)!)) &&
    !several.some((one) => one.noun !== noun && isUsuallyOf(noun, one.noun)))

/**
 * `applications and a resume upload`: a field is of the one thing that usually has it, or of what all of it is about. Where
 * several things stand before it, and nothing says which of them it is of, nobody knows: null.
 */
function holderOf(item: Item, several: readonly Item[], called: Noun | null): Noun | null {
  const { noun, from } = item
  const own = alikeIn(several, called)
  if (isSettings(item) && own !== null) return own
  const holders = several.filter(
    (one) => !isSomebody(one) && wholeOfPart(one.noun.words.at(-1)!) === null && !isBuiltOf(one.noun),
  )
  const isSpoken = (word: string): boolean => several.some((one) => one.noun.words.at(-1) === word)
  const after = holders.filter((one) => isCalledAfter(noun, one.noun))
  const usual = after.length === 1 ? after : holders.filter((one) => usuallyHolds(one.noun, noun, isSpoken))
  if (usual.length === 1) return usual[0]!.noun
  // `task management with teams and due dates`: tasks have those.
  if (own !== null && usuallyHolds(own, noun)) return own
  // `titles` of which of them: of each before it there is one.
  if (usual.length > 1 || isOfPlaces(noun.words)) return null
  const before = holders.filter((one) => one.from < from)
  // `Feature voting: ideas, votes, statuses planned, done`: those of what is listed first, where the whole is a title.
  if (own !== null && kindOf(own.words) === null && item.choice !== null && before.length > 0) return before[0]!.noun
  if (own !== null && (!noun.isPlural || kindOf(own.words) !== null || before.length !== 1)) return own
  return before.length === 1 ? before[0]!.noun : null
}

/** `a bug tracker with issues`: those are what it is about. */
const alikeIn = (several: readonly Item[], own: Noun | null): Noun | null =>
  (own === null ? null : several.find(({ noun }) => areAlike(noun.words.at(-1)!, own.words.at(-1)!))?.noun) ?? own

/** `a set`: a word of the trade, and no thing anybody knows. */
const isBuiltOf = ({ words }: Noun): boolean => isTrade(words.at(-1)!) && kindOf(words) === null

/** `operating hours`: several of one field. */
const isRow = (item: Item): boolean =>
  isHeldThing(item) || (kindOf(item.noun.words) !== null && !areWords(item.noun.words)) || item.noun.words.length > 2

/** `a shopping list`, `pocket money`: of a name that everybody knows, though it is one of it. */
const isOneByName = ({ noun, inner, choice, saying }: Item): boolean =>
  !noun.isPlural &&
  inner.length === 0 &&
  choice === null &&
  saying.type === null &&
  noun.from === noun.head &&
  noun.words.length > 1 &&
  isCompound(noun.words.at(-2)!, noun.words.at(-1)!) &&
  !typeByName(noun.words.join('_')).known

/** `privacy settings`: several of them, in one field. */
const isSettings = (item: Item): boolean =>
  item.inner.length === 0 &&
  item.noun.isPlural &&
  item.noun.words.length > 1 &&
  /^(setting|preference)$/.test(item.noun.words.at(-1)!)

/** What usually is a field: one of it, of a name that says what it holds. */
const isAttribute = (item: Item): boolean =>
  item.isRow !== true &&
  (item.choice !== null ||
    isSomebody(item) ||
    isSettings(item) ||
    (!isOneByName(item) &&
      item.inner.length === 0 &&
      (isSingle(item.noun) ||
        (item.noun.isPlural && !isRow(item)) ||
        (!item.noun.isPlural && (item.saying.type !== null || typeByName(item.noun.words.join('_')).known)))))

/** `An application has a cover letter`: the whole would hold several things. */
export const isThingThatHolds = (noun: Noun, items: readonly Item[]): boolean =>
  isUsualWhole(noun, items) ||
  (noun.words.length === 1 && hasArchetype(noun.words[0]!) && items.every((item) => !item.noun.isPlural))

/** `a workflow has steps`: what such things usually are of. */
export const isUsualWhole = ({ words }: Noun, items: readonly Item[]): boolean =>
  words.length === 1 &&
  /^(workflow|pipeline)$/.test(words[0]!) &&
  items.some(({ noun }) => kindOf(noun.words)?.of.some((group) => group.includes(words[0]!)) === true)

import type { Item } from '../../lists/item.ts'
import { hasArchetype, isPerson, isTrade, verbBase } from '../../vocabulary/lexicon.ts'
import { isHeldThing } from '../../things/held-things.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { isOfSystem } from '../../nouns/within-names.ts'
import type { Page } from '../../page/page.ts'
import { type Reader } from '../../reader.ts'
import { isSystem, withoutSystem } from '../../nouns/systems.ts'
import { PLACES, TELLING, isPlace } from '../../vocabulary/functions.ts'
import { isOnlyBeside, kindOf } from '../../vocabulary/kinds/index.ts'
import { severalAlike } from '../../lists/uncounted.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { isBusiness } from '../../vocabulary/businesses.ts'
import { isOneBusiness } from './one-business.ts'
import { readRest } from '../things/rest.ts'

/** A system, or a place: what is listed of it are things. */
export const isWhole = (noun: Noun): boolean => isSystem(noun) || isPlace(noun.words)

/** `observatory with telescopes and nights`, `law firm with cases`: the first words name what it is all of, and no row of it. */
export function isNameOfAll(reader: Reader, owner: Noun, listed: readonly Item[]): boolean {
  const held = severalAlike(listed, owner)
  return (
    isNameBeforeAll(reader, owner) && held.every(({ noun }) => noun.isPlural) && held.filter(isHeldThing).length > 1
  )
}

const isNameBeforeAll = ({ page, facts }: Reader, owner: Noun): boolean =>
  !owner.isPlural &&
  !isSystem(owner) &&
  owner.from === owner.head &&
  page.isEnd(owner.from - 1) &&
  facts.mentions.length === 0 &&
  (kindOf(owner.words) === null || isBusiness(owner.words))

export function thing(reader: Reader, item: Item): void {
  const { noun, inner } = item
  const own = isSystem(noun) ? (withoutSystem(noun) ?? (noun.isPlural ? noun : null)) : noun
  reader.page.claim(noun.from, noun.to)
  if (own === null) return
  reader.mention(own === noun && isListedThing(reader.page, item) ? { ...own, isListed: true } : own)
  if (inner.length > 0) reader.hold(own, inner)
}

/** Nouns by themselves: the object of what is to be done, and what the whole is for. */
export function alone(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page } = reader
  let taken = 0
  for (const item of items) {
    const { noun, inner } = item
    if (isForSome(reader, item)) {
      taken += 1
      continue
    }
    if (standsOut(reader, items, item)) {
      reader.quote(item.from, item.to)
      taken += 1
      continue
    }
    // `by the hour` says something that no whole is.
    if (isWhole(noun) && isTelling(noun) && inner.length === 0) continue
    // `a directory of restaurants`: each of them, and not the whole.
    if (isCollected(page, noun)) {
      page.claim(noun.from, noun.to)
      reader.mention(noun)
      taken += 1
      continue
    }
    // `hotels (name, stars)`
    if (
      isWhole(noun) &&
      noun.isPlural &&
      !isSystem(noun) &&
      (inner.length > 1 || (items.length > 1 && isListedThing(page, item)))
    ) {
      thing(reader, item)
      taken += 1
      continue
    }
    if (isWhole(noun)) {
      page.claim(noun.from, noun.to)
      const what = isSystem(noun) ? withoutSystem(noun) : noun
      if (what !== null && isOfSystem(page, noun.head)) madeInIt(reader, what)
      else if (what !== null) reader.mention(what, isOfItsOwn(page, noun) ? 'plainly' : 'as the whole')
      for (const one of inner) thing(reader, one)
      taken += 1
    } else if (standsForThing(reader, items, item)) {
      thing(reader, item)
      taken += 1
    } else if (inner.length === 0 && (isTrade(noun.words.at(-1)!) || isPerson(noun.words.at(-1)!))) {
      reader.mention(noun, 'beside')
      taken += 1
    } else if (inner.length > 0) {
      thing(reader, item)
      taken += 1
    }
  }
  const last = items.at(-1)
  if (taken === 0 || !last) return null
  return isWhole(last.noun) ? at : readRest(reader, items, at)
}

/** `a backend for small retailers`: who they are, and nothing they have; `an API for a coworking space`: what the whole is of. */
function isForSome(reader: Reader, item: Item): boolean {
  const { page } = reader
  const { noun, inner } = item
  const isOne = inner.length === 0 && isOneBusiness(page, noun)
  const areMany = page.word(noun.from - 1) === 'for' && isAudience(reader, item)
  if (!isOne && !areMany) return false
  page.claim(noun.from, noun.to)
  if (areMany) reader.doing ??= noun
  else reader.mention(noun, 'as the name')
  return true
}

/** `a voting system for ideas`: each vote is of one of those. */
function madeInIt({ page, facts }: Reader, made: Noun): void {
  facts.mentions.push({ noun: made, how: 'plainly' })
  const of = page.word(made.to) === 'for' ? nounAt(page, made.to + 1) : null
  if (of?.isPlural === true && !isPersonal(of) && !isWhole(of))
    facts.belongings.push({ child: made, parent: of, isSure: true })
}

/** `archive`, and not `contract archive`. */
const isTelling = ({ words }: Noun): boolean =>
  TELLING.has(words.at(-1)!) && !(words.length > 1 && COLLECTIONS.has(words.at(-1)!))

/** What stands in it is meant, one by one: `a wine catalogue`. */
const COLLECTIONS: ReadonlySet<string> = new Set('catalogue catalog directory registry archive collection'.split(' '))

/** `podcast archive: shows with episodes` says what the whole is. */
const isOfItsOwn = (page: Page, noun: Noun): boolean =>
  COLLECTIONS.has(noun.words.at(-1)!) && page.word(noun.to) !== ':'

const isCollected = (page: Page, noun: Noun): boolean =>
  noun.isPlural &&
  PLACES.has(noun.words.at(-1)!) &&
  page.word(noun.from - 1) === 'of' &&
  (COLLECTIONS.has(page.word(noun.from - 2)) || /^(list|database)$/.test(page.word(noun.from - 2)))

/** `channels, threads and presence`: one that is not several, among those that are; no thing of its own. */
export const standsOut = ({ page, capabilities }: Reader, items: readonly Item[], { noun, inner }: Item): boolean =>
  // `top pages`: some of them.
  noun.adjectives.some((word) => /^(top|trending|popular|latest|highest|lowest|newest|oldest)$/.test(word)) ||
  (items.length > 2 &&
    inner.length === 0 &&
    !noun.isPlural &&
    !capabilities.has(noun.head) &&
    noun.from === noun.head &&
    !hasArchetype(noun.words.at(-1)!) &&
    !isPerson(noun.words.at(-1)!) &&
    !/^\p{Lu}/u.test(page.tokens[noun.head]!.text) &&
    items.filter((one) => one.noun.isPlural).length * 2 > items.length)

/** Where a thing stands: behind the intent, behind `for` and `of` of a system, in a list of things. */
function standsForThing({ page, facts, sentence }: Reader, items: readonly Item[], item: Item): boolean {
  const { noun } = item
  const last = noun.words.at(-1)!
  if (noun.isCounted && isPersonal(noun)) return false
  // `(up to 100k rows) with a report`: of something that is not read.
  const lead = /^(a|an|the)$/.test(page.word(noun.from - 1)) ? noun.from - 2 : noun.from - 1
  if (page.word(lead) === 'with' && !noun.isPlural && facts.mentions.length > 0) return false
  if (hasArchetype(last)) return true
  if (noun.isCounted) return false
  if (items.length > 1 && items.some((one) => hasArchetype(one.noun.words.at(-1)!))) return true
  // `tariffs and yearly bills`, in a request that is no more than a list.
  if (isListedThing(page, item)) return true
  const before = page.word(noun.from - 1)
  const isFirst = facts.mentions.length === 0
  // `customers want a wishlist`
  if (/^(wants?|needs?)$/.test(before) && (noun.isPlural || /^(a|an)$/.test(page.word(noun.from)))) return true
  const afterVerb = verbBase(before) !== null && facts.intents.length > 0
  const afterSystem =
    /^(for|of|about|over|on|to|around)$/.test(before) &&
    facts.intents.length + facts.capabilities.length + facts.mentions.length > 0
  return (
    (isFirst &&
      (afterVerb || (noun.from === sentence && (noun.isPlural || items.length > 1 || isKindWith(page, noun))))) ||
    (afterSystem && (noun.isPlural || isFirst))
  )
}

/** `Waitlist for events`: what everybody knows, and what it is of. */
const isKindWith = (page: Page, noun: Noun): boolean =>
  kindOf(noun.words) !== null && !isOnlyBeside(noun.words) && /^(for|of|with|per)$/.test(page.word(noun.to))

const isListedThing = (page: Page, item: Item): boolean =>
  page.tokens.length < SHORT &&
  isHeldThing(item) &&
  kindOf(item.noun.words) !== null &&
  !isOnlyBeside(item.noun.words) &&
  (page.isEnd(item.noun.from - 1) || /^(,|and|:|\/)$/.test(page.word(item.noun.from - 1))) &&
  (page.isEnd(item.to) || /^(,|and|with|that|which)$/.test(page.word(item.to)))

/** What is no longer than this lists what there is, and tells no story. */
const SHORT = 40

const isAudience = ({ facts }: Reader, { noun, inner }: Item): boolean =>
  noun.isPlural &&
  !noun.isCounted &&
  inner.length === 0 &&
  isPersonal(noun) &&
  kindOf(noun.words) === null &&
  facts.intents.length + facts.mentions.length > 0

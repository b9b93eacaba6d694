import { type Item, itemOf } from '../item.ts'
import { type Items, itemsAt } from '../items.ts'
import { isHeldThing, isSingle } from '../held-things.ts'
import { hasArchetype, verbBase } from '../lexicon.ts'
import { type Noun, nounAt } from '../noun.ts'
import type { Page } from '../page.ts'
import type { Reader } from '../reader.ts'
import { isSomebody, isSystem } from '../reader.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isUsuallyOf } from '../usual-holders.ts'
import { ACCOUNTS, ASKERS, GROUPS, isPersonal } from '../vocabulary/people.ts'
import { PARTICIPLES } from '../vocabulary/verbs.ts'
import { PARTS, VIEWS } from '../vocabulary/relatives.ts'
import { readPer, readPerInList, withoutCounted, withoutEach } from './per.ts'
import { thing } from './standing.ts'

/** Behind a thing: `with a title`, `for a patient`, `on tasks`. */
export function readRest(reader: Reader, items: readonly Item[], at: number): number {
  const { page } = reader
  const of = items.at(-1)?.noun
  if (of === undefined) return at
  // `readings per month, with a value`
  if (page.word(at) === ',' && /^(with|including|containing)$/.test(page.word(at + 1)))
    return readRest(reader, items, at + 1)
  const word = page.word(at)
  // `points with each purchase`: when, and nothing that is held.
  if (word === 'with' && /^(each|every)$/.test(page.word(at + 1))) {
    const occasion = nounAt(page, at + 1)
    if (occasion === null) return at
    reader.mention(occasion, 'beside')
    return reader.quote(at, occasion.to)
  }
  if (/^(with|including|containing|having)$/.test(word)) return withHeld(reader, of, items, at)
  if (word === 'per' && page.isWord(at + 1)) return per(reader, items, of, at)
  return behindPlace(reader, items, at)
}

/** `seasons with a number, episodes with a title`: what the last of the things holds, and what the list goes on with. */
export function readHeld(reader: Reader, items: readonly Item[], held: Items, at: number): number {
  const { page } = reader
  const owner = items.at(-1)!.noun
  reader.mention(owner)
  if (items.at(-1)!.inner.length > 0) reader.hold(owner, items.at(-1)!.inner)
  const another = anotherWith(page, held)
  const beside = page.word(at) === ':' ? [] : besideIt(page, owner, items, held.items)
  const isOwn = another !== null && isPart(another.noun, owner)
  reader.hold(owner, held.items.slice(0, held.items.length - (another === null ? beside.length : isOwn ? 0 : 1)))
  if (another !== null) {
    reader.mention(another.noun)
    return readRest(reader, [another], held.next)
  }
  reader.topic = owner
  const told = beside.length > 0 ? null : readPerInList(reader, owner, held.items.at(-1)!.noun, held.next)
  if (told !== null) return told
  return beside.length === 0 ? held.next : readBeside(reader, beside, held.next)
}

/** `with a title`, `including photos` */
function withHeld(reader: Reader, of: Noun, items: readonly Item[], at: number): number {
  const { page, facts } = reader
  const held = withoutEach(reader, withoutCounted(reader, itemsAt(page, at + 1)))
  if (held.items.length === 0) return held.next > at + 1 ? held.next : at
  const another = anotherWith(page, held)
  if (another !== null) {
    reader.hold(of, held.items.slice(0, isPart(another.noun, of) ? undefined : -1))
    reader.mention(another.noun)
    return readRest(reader, [another], held.next)
  }
  const beside = besideIt(page, of, items, held.items)
  const own = held.items.slice(0, held.items.length - beside.length)
  const people = own.filter(
    (item) =>
      isPersonal(item.noun) &&
      item.noun.isPlural &&
      item.inner.length === 0 &&
      !isSomebody(item) &&
      !TOGETHER.test(item.noun.words.at(-1)!),
  )
  for (const { noun } of people) {
    reader.mention(noun)
    facts.belongings.push({ child: of, parent: noun, isSure: true })
  }
  reader.hold(
    of,
    own.filter((item) => !people.includes(item)),
  )
  const told = beside.length > 0 ? null : readPerInList(reader, of, held.items.at(-1)!.noun, held.next)
  if (told !== null || page.word(held.next) === 'per') return told ?? held.next
  return beside.length === 0 ? readRest(reader, items, held.next) : readBeside(reader, beside, held.next)
}

/** Of those there are several for each. */
const TOGETHER = /^(member|participant|attendee|player|passenger|companion|guest|soloist|singer|godparent)$/

/** The list around goes on: things, and words of which nobody knows whose they are. */
function readBeside(reader: Reader, beside: readonly Item[], at: number): number {
  for (const item of beside)
    if (
      (item.noun.isPlural && !isSingle(item.noun) && (isHeldThing(item) || kindOf(item.noun.words) !== null)) ||
      (isOneStanding(item) && kindOf(item.noun.words) !== null)
    )
      thing(reader, item)
    else reader.quote(item.from, item.to)
  return readRest(reader, beside, at)
}

/** `products with variants, carts, orders`: from the first that is of nothing named before, the list around it goes on. */
function besideIt(page: Page, of: Noun, items: readonly Item[], held: readonly Item[]): readonly Item[] {
  if (VIEWS.has(of.words.at(-1)!)) return []
  const isAmongOthers = items.length > 1 || /^(,|:|and|with)$/.test(page.word(items[0]!.from - 1))
  const isBeside = (item: Item): boolean => {
    const { noun, inner, choice } = item
    if (isOneStanding(item)) return true
    if (!noun.isPlural || isSingle(noun) || inner.length > 0 || choice !== null) return false
    const last = noun.words.at(-1)!
    if (!isAmongOthers) return STANDING.has(last)
    const isOfIt = (kindOf(noun.words)?.of ?? []).some((group) => group.includes(of.words.at(-1)!))
    return isPersonal(noun) || (isHeldThing(item) && !PARTS.has(last) && !isOfIt)
  }
  const first = held.findIndex((item, index) => index > 0 && isBeside(item))
  return first < 0 ? [] : held.slice(first)
}

/** `products with variants, shopping cart`: one of it, and no field of anything. */
const isOneStanding = ({ noun, inner, choice }: Item): boolean =>
  !noun.isPlural &&
  inner.length === 0 &&
  choice === null &&
  /^(cart|basket|wishlist|checkout|newsletter|waitlist)$/.test(noun.words.at(-1)!)

/** What is made of other things, and is no part of any. */
const STANDING: ReadonlySet<string> = new Set(
  'user customer cart order payment invoice subscription booking'.split(' '),
)

/** `one template per channel` */
function per(reader: Reader, items: readonly Item[], of: Noun, at: number): number {
  const { page, facts } = reader
  const chosen = chosenPer(reader, of, at)
  if (chosen !== null) return chosen
  const read = readPer(reader, [of], at)
  if (read !== null) return readRest(reader, items, read)
  const whole = nounAt(page, at + 1)
  if (whole === null || isSystem(whole) || page.isFenced(at + 1)) return at
  page.claim(at, at + 1)
  reader.mention(whole, 'beside')
  facts.belongings.push({ child: of, parent: whole, isSure: false })
  return whole.to
}

/** `for a patient`, `on tasks` */
function behindPlace(reader: Reader, items: readonly Item[], at: number): number {
  const { page, facts } = reader
  const word = page.word(at)
  if (!/^(on|for|to|in|of|at|from|into|against|within|about)$/.test(word) || reader.capabilities.has(at + 1)) return at
  const isCounted = page.tokens[at + 1]?.kind === 'number'
  const parent = isCounted ? nounAt(page, at + 2, true) : nounAt(page, at + 1)
  if (isCounted && (parent === null || !parent.isPlural || !hasArchetype(parent.words.at(-1)!)))
    // `articles in 3 languages`
    return parent === null || page.isFenced(at + 1) ? at : reader.quote(at, parent.to)
  if (parent === null || isSystem(parent) || containsCapability(reader, parent)) return at
  // `for a property management company`: whoever asks.
  if (word === 'for' && !parent.isPlural && ASKERS.has(parent.words.at(-1)!)) {
    page.claim(at, parent.to)
    return readRest(reader, items, parent.to)
  }
  // `import books from CSV`: as what they come in is said of the import.
  if (word === 'from' && isFormat(parent) && verbBase(page.word(items[0]!.from - 1)) === 'import') {
    page.claim(at, parent.to)
    return readRest(reader, items, parent.to)
  }
  // `a bot that answers from our wiki`: what is read for it.
  const isAnswered = [...reader.capabilities.values()].some(({ to }) => to === at)
  if (!isAnswered && isSource(page, at, items.at(-1)!.noun, parent))
    return readRest(reader, items, reader.quote(at, sourceEnd(page, parent.to)))
  page.claim(at, at + 1)
  reader.mention(parent, 'beside')
  // `photos from users`: whoever makes one.
  if (word === 'from' && parent.words.length === 1 && ACCOUNTS.has(parent.words[0]!)) {
    page.claim(at, parent.to)
    return readRest(reader, items, parent.to)
  }
  // `feedback from customers`, `permits for residents`: one of those, by what he is to the row.
  if (/^(from|for|to)$/.test(word) && isOneOfPeople(reader, parent, items)) {
    reader.hold(items.at(-1)!.noun, [itemOf({ ...parent, isPlural: false, adjectives: [] })])
    return readRest(reader, items, parent.to)
  }
  // `hours on projects (date, note)`: of which of the two, nobody says.
  const [placed] = itemsAt(page, at + 1).items
  if (placed !== undefined && placed.inner.length > 1 && placed.noun.to === parent.to) {
    for (const { noun } of items) facts.belongings.push({ child: noun, parent, isSure: false })
    return reader.quote(parent.to, placed.to)
  }
  for (const { noun } of items) facts.belongings.push({ child: noun, parent, isSure: false })
  return readRest(reader, items, parent.to)
}

/** `from Excel files`, `from our handbook`, `to the passages used`: where it comes from or leads to, and nothing it is of. */
function isSource(page: Page, at: number, child: Noun, parent: Noun): boolean {
  if (isUsuallyOf(child, parent)) return false
  if (parent.words.length > 1 && /^(file|export|sheet|spreadsheet|table)$/.test(parent.words.at(-1)!)) return true
  const isOne = /^(the|our|my|this|that)$/.test(page.word(parent.from))
  if (page.word(at) === 'from') return isFormat(parent) || (isOne && !isPersonal(parent))
  return page.word(at) === 'to' && isOne && isDone(page.word(parent.to))
}

const isFormat = ({ words }: Noun): boolean =>
  /^(csv|excel|xlsx|json|xml|pdf|file|spreadsheet|export|web|internet|api|feed|mail|email)$/.test(words.at(-1)!)
const isDone = (word: string): boolean => word.endsWith('ed') || PARTICIPLES.has(word)
const sourceEnd = (page: Page, at: number): number => (isDone(page.word(at)) ? at + 1 : at)

/** Somebody who is no thing here, of whatever is a thing by its name. */
const isOneOfPeople = ({ page, facts }: Reader, people: Noun, items: readonly Item[]): boolean =>
  isPersonal(people) &&
  people.isPlural &&
  people.from === people.head &&
  people.words.length === 1 &&
  items.length === 1 &&
  (items[0]!.noun.isPlural || hasArchetype(items[0]!.noun.words.at(-1)!)) &&
  !GROUPS.has(people.words[0]!) &&
  !ACCOUNTS.has(people.words[0]!) &&
  !isSystem(items[0]!.noun) &&
  !facts.mentions.some(({ noun, how }) => how === 'plainly' && noun.words.join(' ') === people.words.join(' ')) &&
  !/^(who|that|can|may|to)$/.test(page.word(people.to))

/** `recipes with a title, ingredients with a unit`: the last of what is listed holds something itself, as the first does. */
function anotherWith(page: Page, { items, next }: Items): Item | null {
  const last = items.at(-1)!
  const isAnother =
    items.length > 1 && last.noun.isPlural && /^(with|including|containing|having)$/.test(page.word(next))
  const before = page.word(last.from - 1)
  return isAnother && (before === ',' || (before === 'and' && isHeldThing(last))) ? last : null
}

/** `notes with a customer, items with a quantity` */
const isPart = (noun: Noun, of: Noun): boolean => isUsuallyOf(noun, of) || PARTS.has(noun.words.join(' '))

function containsCapability(
  { capabilities }: Reader,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  for (let at = from; at < to; at += 1) if (capabilities.has(at)) return true
  return false
}

/** `a template per channel (email, sms)`: it is of one of those. */
export function chosenPer(reader: Reader, of: Noun, at: number): number | null {
  const [item] = itemsAt(reader.page, at + 1).items
  if (item === undefined || item.choice === null) return null
  reader.page.claim(at, at + 1)
  reader.hold(of, [item])
  return item.to
}

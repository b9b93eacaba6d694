import { tailEnd } from '../../asides/ends.ts'
import type { Item } from '../../lists/item.ts'
import { type Items, itemsAt } from '../../lists/items.ts'
import { isSomebody } from '../../lists/held.ts'
import { isHeldThing, isSingle } from '../../things/held-things.ts'
import { setOffEnd } from '../../lists/list-ends.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import { madeOfEnd } from '../../nouns/made-of.ts'
import type { Reader } from '../../reader.ts'
import { isSystem } from '../../nouns/systems.ts'
import { kindOf } from '../../vocabulary/kinds/index.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { assignmentTo } from '../doings/assignment-to.ts'
import { behindPlace } from '../relations/behind-place.ts'
import { readDoneBy, writtenBy } from '../deeds/done-by.ts'
import { readBetween } from '../relations/between.ts'
import { anotherWith, besideIt, isOneStanding, isPart } from './beside.ts'
import { readHiddenFrom, readNeverSeen } from '../rights/never-seen.ts'
import { readPer, readPerInList, withoutCounted, withoutEach } from './per.ts'
import { readRecorded } from '../doings/recorded.ts'
import { readScale } from './scale.ts'
import { readPlaced } from '../relations/placed-behind.ts'
import { slotsEnd } from '../limits/slots.ts'
import { thing } from '../whole/standing.ts'
import { readBy, readThatIsDone, saidOf } from '../deeds/that-is-done.ts'

/** Behind a thing: `with a title`, `for a patient`, `on tasks`. */
export function readRest(reader: Reader, items: readonly Item[], at: number): number {
  const { page } = reader
  const of = items.at(-1)?.noun
  if (of === undefined) return at
  // `readings per month, with a value`
  if (page.word(at) === ',' && /^(with|including|containing)$/.test(page.word(at + 1)))
    return readRest(reader, items, at + 1)
  const recorded = readRecorded(reader, [of], at)
  if (recorded !== null) return recorded
  const word = page.word(at)
  const scale = readScale(reader, of, at)
  if (scale !== null) return readRest(reader, items, scale)
  const set = setOff(reader, items, at)
  if (set !== null) return set
  // `comments hidden from clients`; `cases with a price hidden from clients`: one part of it, which nobody here can say.
  if (word === 'from' && page.word(at - 1) === 'hidden') {
    const hidden = of.to >= at - 1 ? readHiddenFrom(reader, [of], at - 1, false) : null
    return hidden ?? reader.quote(at - 1, tailEnd(page, at, true))
  }
  const done =
    readPlaced(reader, of, at) ??
    readDoneBy(reader, of, at) ??
    readThatIsDone(reader, of, at) ??
    assignmentTo(reader, items, at)
  if (done !== null) return done
  const between = readBetween(reader, of, at)
  if (between !== null) return readRest(reader, items.slice(-1), between)
  // `points with each purchase`: when, and nothing that is held.
  if (word === 'with' && /^(each|every)$/.test(page.word(at + 1))) {
    const occasion = nounAt(page, at + 1)
    if (occasion === null) return at
    reader.mention(occasion, 'beside')
    return reader.quote(at, occasion.to)
  }
  if (/^(with|including|containing|having)$/.test(word)) return withHeld(reader, of, items, at)
  const made = madeOfEnd(page, at)
  if (made !== null) {
    page.claim(at, made)
    return withHeld(reader, of, items, made - 1)
  }
  if (word === 'per' && page.isWord(at + 1)) return per(reader, items, of, at)
  const by = word === 'by' ? readBy(reader, of, at) : null
  if (by !== null) return readRest(reader, items, by)
  const { to, goesOn } = behindPlace(reader, items, at)
  return goesOn ? readRest(reader, items, to) : to
}

/** `surveys, anonymous, with questions`: how they are stands between commas, and is told; `over the air` says no more. */
function setOff(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page } = reader
  const idiom = IDIOMS.find((words) => page.matches(at, words))
  if (idiom !== undefined) {
    page.claim(at, at + idiom.length)
    return readRest(reader, items, at + idiom.length)
  }
  const slots = slotsEnd(page, at)
  if (slots !== null) return readRest(reader, items, reader.quote(at, slots))
  const end = page.word(at) === ',' ? setOffEnd(page, at + 1) : null
  if (end === null) return null
  reader.quote(at + 1, end)
  return readRest(reader, items, end + 1)
}

/** How something goes, whatever it is. */
const IDIOMS: readonly (readonly string[])[] = [
  ['over', 'the', 'air'],
  ['at', 'a', 'glance'],
  ['in', 'one', 'place'],
  ['on', 'the', 'go'],
]

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
    return (
      (page.word(at) === ':' ? readClosed(reader, owner, another, held.next) : null) ??
      readRest(reader, [another], held.next)
    )
  }
  reader.topic = owner
  const done =
    writtenBy(reader, owner, held) ??
    readPlaced(reader, saidOf(owner, held.items), held.next) ??
    readDoneBy(reader, page.word(held.next) === ',' ? owner : saidOf(owner, held.items), held.next) ??
    readThatIsDone(reader, saidOf(owner, held.items), held.next)
  if (done !== null) return done
  // `classes with a capacity, and bookings that can be cancelled`
  if (/^(that|which)$/.test(page.word(held.next))) reader.topic = saidOf(owner, held.items)
  const told = beside.length > 0 ? null : readPerInList(reader, owner, held.items.at(-1)!.noun, held.next)
  if (told !== null) return told
  return beside.length === 0 ? held.next : readBeside(reader, beside, held.next)
}

/** `orders: customer, lines with product and quantity, status`: behind `and` the list around goes on; null where it does not. */
function readClosed(reader: Reader, owner: Noun, inner: Item, at: number): number | null {
  const { page } = reader
  const { items, next } = itemsAt(page, at + 1)
  const last = items.findIndex((item, index) => index > 0 && page.word(item.from - 1) === 'and')
  if (last < 0 || last === items.length - 1 || page.word(items[last]!.to) !== ',') return null
  page.claim(at, at + 1)
  reader.hold(inner.noun, items.slice(0, last + 1))
  reader.hold(owner, items.slice(last + 1))
  reader.topic = owner
  return next
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
  const unseen = readNeverSeen(reader, of, held.items.at(-1), held.next)
  if (unseen !== null) {
    reader.hold(of, held.items.slice(0, -1))
    return readRest(reader, items, unseen)
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
  const done =
    writtenBy(reader, of, held) ??
    readPlaced(reader, saidOf(of, held.items), held.next) ??
    (page.word(held.next) === ',' ? null : readDoneBy(reader, saidOf(of, held.items), held.next)) ??
    readThatIsDone(reader, saidOf(of, held.items), held.next)
  if (done !== null) return done
  if (/^(that|which)$/.test(page.word(held.next))) reader.topic = saidOf(of, held.items)
  const told = beside.length > 0 ? null : readPerInList(reader, of, held.items.at(-1)!.noun, held.next)
  if (told !== null || page.word(held.next) === 'per') return told ?? held.next
  if (beside.length > 0) return readBeside(reader, beside, held.next)
  return readRest(reader, isThere(reader, held) ? held.items.slice(-1) : items, held.next)
}

/** `donors with a blood type, appointments at donation sites`: the appointments are there, and not the donors. */
function isThere({ page }: Reader, { items, next }: Items): boolean {
  const { noun, to } = items.at(-1)!
  return noun.isPlural && to === next && kindOf(noun.words) !== null && /^(at|in)$/.test(page.word(next))
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

/** `a template per channel (email, sms)`: it is of one of those. */
export function chosenPer(reader: Reader, of: Noun, at: number): number | null {
  const [item] = itemsAt(reader.page, at + 1).items
  if (item === undefined || item.choice === null) return null
  reader.page.claim(at, at + 1)
  reader.hold(of, [item])
  return item.to
}

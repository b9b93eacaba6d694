import { singular } from '../../vocabulary/forms.ts'
import type { Item } from '../../lists/item.ts'
import { type Items, itemsAt } from '../../lists/items.ts'
import { hasArchetype, isTrade } from '../../vocabulary/lexicon.ts'
import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import type { Reader } from '../../reader.ts'
import { beginsClause } from '../../nouns/separators.ts'
import { isSystem, severalIn, withoutSystem } from '../../nouns/systems.ts'
import { isOfUnknown } from '../whole/containers.ts'
import { holdParts, isUsualWhole } from './parts.ts'
import { isOneBusiness } from '../whole/one-business.ts'
import { holdsFields, isAudience, isPurpose, isTitle } from '../whole/purpose.ts'
import { readHeld, readRest } from './rest.ts'
import { withoutCounted, withoutEach } from './per.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { alone, isNameOfAll, isWhole, thing } from '../whole/standing.ts'
import { ofTracked } from '../doings/tracked.ts'
import { statesOf, values } from '../states/values.ts'

/** `task management with users, projects and tasks`, `Task: title, due date` */
export function holds(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page } = reader
  const several =
    page.word(at) === ':' || items.length > 1 ? null : severalIn(items[0]!.noun, itemsAt(page, at + 1).items)
  if (several !== null) return holds(reader, [{ ...items[0]!, noun: several }], at)
  const start = /^(as|the|following)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  const owner = items.at(-1)!.noun
  const held = withoutItself(reader, owner, at, withoutEach(reader, withoutCounted(reader, itemsAt(page, start))))
  // `a forum like Stack Overflow`: what it is compared with.
  const [compared] = held.items
  if (page.word(at) === 'like' && compared !== undefined && /^\p{Lu}/u.test(page.tokens[compared.noun.head]!.text)) {
    alone(reader, items, at)
    page.claim(at, compared.to)
    return compared.to
  }
  const isLabel = owner.words.length === 1 && (isTrade(owner.words[0]!) || isSystem(owner))
  const isCapability = reader.capabilities.has(start)
  if (isAllowed(page, owner)) {
    reader.quote(owner.from, owner.to)
    return start
  }
  if (page.word(at) === ':' && isLabel) {
    const valued = values(reader, owner, at)
    if (valued !== null) return valued
  }
  if (held.items.length === 0 || isCapability) {
    alone(reader, items, at)
    return start
  }
  // `A clinic: patients book appointments`: what follows is a sentence of its own.
  const first = held.items[0]!
  if (page.word(at) === ':' && (beginsClause(page, held.items.at(-1)!) || beginsClause(page, first))) {
    // `Coworking: rooms are booked`: what the whole is called.
    if (owner.from === 0 && items.length === 1 && !owner.isPlural && !hasArchetype(owner.words.at(-1)!)) {
      page.claim(owner.from, at)
      reader.facts.mentions.push({ noun: owner, how: 'as the name' })
    } else alone(reader, items, at)
    return start
  }
  // `keys handed out to employees with a date of issue`: of what was handed out, which nobody here reads.
  if (isHandedTo(page, owner)) return reader.quote(held.items[0]!.from, held.next)
  page.claim(at, start)
  if (labelled(reader, owner, held.items, isLabel) || values(reader, owner, at) !== null) return held.next
  if (page.word(at) === ':' && statesOf(reader, owner, held)) return held.next
  for (const item of items.slice(0, -1)) thing(reader, item)
  return ofTracked(reader, owner, held) ?? ofWhole(reader, items, held, at) ?? readHeld(reader, items, held, at)
}

/** `food bank parcels with households and parcels`: those are listed once more. */
function withoutItself({ page }: Reader, owner: Noun, at: number, held: Items): Items {
  if (page.word(at) !== 'with') return held
  const isItself = ({ noun, inner, choice }: Item): boolean =>
    owner.words.length > 1 &&
    noun.isPlural &&
    noun.words.join() === owner.words.at(-1) &&
    inner.length === 0 &&
    choice === null
  for (const item of held.items.filter(isItself)) page.claim(item.from, item.to)
  return { ...held, items: held.items.filter((item) => !isItself(item)) }
}

/** What is listed of a system, a place, or whoever uses it; null where it is held by what stands before it. */
function ofWhole(reader: Reader, items: readonly Item[], held: Items, at: number): number | null {
  const { page, facts } = reader
  const owner = items.at(-1)!.noun
  const rest = withoutChannels(reader, owner, held.items)
  if (rest.length < held.items.length) {
    for (const item of rest) thing(reader, item)
    return readRest(reader, held.items, held.next)
  }
  // `A blog with authors, editors and readers`: who uses it.
  if (isWhole(owner) && rest.length > 1 && rest.every(isPureRole)) {
    alone(reader, [items.at(-1)!], at)
    for (const { noun, from, to } of rest) {
      page.claim(from, to)
      facts.roles.push({ noun })
    }
    return held.next
  }
  // `A recipe box: recipes with a title`: what holds something itself is of no other.
  const isTitled =
    page.word(at) === ':' && held.items.every(({ noun }) => noun.isPlural) && page.word(held.next) === 'with'
  const isOne = isOneBusiness(page, owner) && held.items.every(({ noun }) => noun.isPlural)
  if (isOne || isPurpose(page, owner, held.items, at) || isAudience(page, owner, held.items, at)) {
    page.claim(owner.from, owner.to)
    if (owner.isPlural && !isPersonal(owner)) facts.mentions.push({ noun: owner, how: 'beside' })
    for (const item of held.items) thing(reader, item)
    return readRest(reader, held.items, held.next)
  }
  if (items.length === 1 && isNameOfAll(reader, owner, held.items)) {
    page.claim(owner.from, owner.to)
    facts.mentions.push({ noun: owner, how: 'as the name' })
    holdParts(reader, owner, held.items)
    return readRest(reader, held.items, held.next)
  }
  if (
    !isTitled &&
    (!isWhole(owner) ||
      isSeveralOf(owner, page.word(at)) ||
      (owner.isPlural && isUsualWhole(owner, held.items)) ||
      holdsFields(owner, held.items)) &&
    !isTitle(reader, items, held.items, at) &&
    !/^(such|like)$/.test(page.word(at))
  )
    return null
  // `Tour operator: tours, departures`: who runs it, and nobody in it.
  const isRunner = page.word(at) === ':' && isPersonal(owner) && !owner.isPlural
  const own = isSystem(owner) ? withoutSystem(owner) : null
  const isUnknown = own !== null && isOfUnknown(owner, own, held.items)
  if (!isRunner && !isRecords(owner) && !isUnknown) alone(reader, [items.at(-1)!], at)
  page.claim(owner.from, owner.to)
  holdParts(reader, owner, held.items)
  return readRest(reader, held.items, held.next)
}

/** `newsletters with recipients`: several of what is a whole elsewhere. */
const isSeveralOf = (owner: Noun, word: string): boolean => owner.isPlural && !isSystem(owner) && word === 'with'

/** `farm records`: what follows, whatever it is. */
const isRecords = ({ words, isPlural }: Noun): boolean => isPlural && words.length > 1 && words.at(-1) === 'record'

/** `Notification service: email and in-app, templates`: which of the ways each goes, and what there is besides. */
function withoutChannels(reader: Reader, owner: Noun, items: readonly Item[]): readonly Item[] {
  const own = isSystem(owner) ? withoutSystem(owner) : null
  const chosen = items.filter(({ noun, choice }) => choice !== null && noun.words.join() === 'channel')
  if (own === null || chosen.length === 0) return items
  reader.mention(own)
  reader.hold(own, chosen)
  return items.filter((item) => !chosen.includes(item))
}

/** Whoever has a name for what he may, and no other. */
const isPureRole = ({ noun, inner, choice }: Item): boolean =>
  noun.words.length === 1 &&
  inner.length === 0 &&
  choice === null &&
  /^(admin|administrator|moderator|editor|author|contributor|reader|viewer|manager|operator|visitor|subscriber)$/.test(
    noun.words[0]!,
  )

/** `handed out to employees`, `sent to members` */
const isHandedTo = (page: Page, { from }: Noun): boolean =>
  page.word(from - 1) === 'to' &&
  /^(out|back|over|given|sent|lent|handed|issued|assigned|shipped|rented)$/.test(page.word(from - 2))

/** `allow guest checkout: ...`: what is to be possible is no thing. */
const isAllowed = (page: Page, owner: Noun): boolean =>
  /^(allow|enable|support|offer|provide)$/.test(page.word(owner.from - 1)) &&
  !owner.isPlural &&
  owner.from === owner.head &&
  !hasArchetype(owner.words.at(-1)!)

/** `Roles: admin, editor`, `Fields: title, due date` */
function labelled(reader: Reader, label: Noun, items: readonly Item[], isLabel: boolean): boolean {
  const { page, facts, topic } = reader
  if (!isLabel) return false
  const word = singular(label.words[0]!)
  if (/^(role|permission)$/.test(word)) {
    for (const { noun, from, to } of items) {
      page.claim(from, to)
      facts.roles.push({ noun })
    }
    return true
  }
  if (!/^(field|attribute|property|column)$/.test(word) || topic === null) return false
  reader.hold(topic, items)
  return true
}

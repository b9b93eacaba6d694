import type { Facts, Holding } from '../facts.ts'
import { isHeldThing } from './held-things.ts'
import { TAKING_PART } from '../lists/taking-part.ts'
import { pairedWith } from './paired.ts'
import { standsAlone } from './stands-alone.ts'
import type { Thing, Things } from './things.ts'
import { isPartOf, isUsuallyOf } from './usual-holders.ts'
import { REFERRED, isCollection, isLabel, isOfPeople } from '../vocabulary/holders.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isOneOf } from '../vocabulary/kinds/kind.ts'
import { GROUPS, RANKS, isPersonal } from '../vocabulary/people.ts'
import { PARTS } from '../vocabulary/relatives.ts'
import { setOf } from '../vocabulary/words.ts'

/** Things that are listed as what another holds. */
export const heldOf = ({ holdings }: Facts, things: Things) =>
  holdings.flatMap(({ owner, items, change, isSure, isKnown }) =>
    items.flatMap((item) => {
      const [held, holder] = [things.of(item.noun), things.of(owner)]
      if (change !== undefined || held === null || holder === null) return []
      if (!isHeldThing(item) && !isLabelOfRows(item, held)) return []
      // `books with publishers`, `items with categories`: each has one, that others have as well.
      const isReferred =
        ((REFERRED.has(held.words.at(-1)!) && !isOfParts(held, holder)) || isReferredBy(held, holder)) &&
        held.table === null &&
        holder.table === null
      const areSeveral = item.noun.adjectives.some((word) => /^(several|many|multiple|various)$/.test(word))
      return [{ held, holder, item, owner, isReferred, areSeveral, isSure: isSure === true, isKnown: isKnown === true }]
    }),
  )

/** `events with ticket categories`: of the tickets such an event has. */
const isOfParts = ({ words }: Thing, { words: holder }: Thing): boolean =>
  words.length > 1 && isUsuallyOf({ words: words.slice(-2, -1) }, { words: holder })

/** `employees with departments`, `an exam registration with rooms`: what people are in, and where something takes place. */
const isReferredBy = (held: Thing, holder: Thing): boolean => {
  const last = held.words.at(-1)!
  if (isUsuallyOf(held, holder)) return false
  if (isPersonal(holder))
    return /^(department|team|branch|office|location|school|company|manager|supervisor|mentor|class|ward|unit|division)$/.test(
      last,
    )
  const takesPlace = Object.keys(kindOf(holder.words)?.holds ?? {}).some((name) =>
    /^(starts|held|takes_place|happened|inspected|visited)_(at|on)$/.test(name),
  )
  return takesPlace && /^(room|venue|location|site|subject|building|court|hall)$/.test(last)
}

/** Which hold several of which, by their names. */
export function heldPairs({ holdings }: Facts, things: Things): ReadonlySet<string> {
  return new Set(
    holdings.flatMap(({ owner, items, isKnown }) => {
      if (isKnown === true) return []
      const holder = things.of(owner)?.name
      return items.filter(isHeldThing).flatMap(({ noun }) => {
        const held = things.of(noun)?.name
        return holder === undefined || held === undefined ? [] : [`${holder} ${held}`]
      })
    }),
  )
}

/** `people have skills with a level`: where something is said of each, they are more than words. */
const isLabelOfRows = ({ noun, saying, inner }: Holding['items'][number], held: Thing): boolean =>
  noun.isPlural &&
  inner.length === 0 &&
  saying.type === null &&
  isLabel(held.words) &&
  held.words.join(' ') === noun.words.join(' ')

type Held = ReturnType<typeof heldOf>[number]

/** How what is held hangs together with what holds it; null where it is of something else. */
export function howHeld(
  { held, holder, item, isReferred, areSeveral, isSure }: Held,
  facts: Facts,
  things: Things,
  pairs: ReadonlySet<string>,
): 'referred' | 'linked' | 'usual' | 'supposed' | 'named after' | 'one of each' | 'part' | null {
  // `listings with saved searches`: those are of whoever keeps them.
  if (isOfPeople(held.words)) return null
  // `an order with several items`, where menu items are spoken of: those stand by themselves.
  // `rooms with bookings`, where room bookings are spoken of: those are of a room.
  const isOther = held.words.length > item.noun.words.length && item.inner.length === 0 && !isUsuallyOf(held, holder)
  if (isReferred && !areSeveral && !isOther) return 'referred'
  const areBoth = pairs.has(`${held.name} ${holder.name}`)
  if (isReferred || isOther || areBoth || isTakingPart(item.noun) || isShared(held, holder, areSeveral)) return 'linked'
  // `a photo library with albums`: a photo is of an album, however it is said.
  if (isUsuallyOf(holder, held, things.isSpoken) && !isUsuallyOf(held, holder, things.isSpoken)) return 'usual'
  // `a course has many students`, who enrol: each enrolment is of one of either.
  if (areSeveral && isPersonal(held) && !isUsuallyOf(held, holder))
    return isMadeBetween(held, holder, facts, things) ? null : 'linked'
  // `appointments with groomers`, `a book rental with books`: each has one of them.
  if (isOneOfEach(held, holder) || isTaken(held, holder)) return 'one of each'
  const tied = isSure || isUsuallyOf(held, holder) ? null : tiedBy(held, holder, things)
  if (tied !== null) return tied === 'none' ? null : tied
  // `requests with amount, cost centre and reason`: there whatever becomes of any of them.
  if (!item.noun.isPlural && standsByItself(held)) return 'one of each'
  if (!isSure && standsAlone(held, holder)) return null
  // `a vineyard with plots and grape varieties`: what a plot has one of is of no vineyard.
  return isSure || (!isReferredBySibling(held, holder, things) && !isOfAnother(held, holder, things)) ? 'part' : null
}

/** How what is listed with a head hangs together with it, where that is known the other way round, or of something else in the list. */
function tiedBy(held: Thing, holder: Thing, things: Things): 'named after' | 'supposed' | 'none' | null {
  // `customer projects with customers`: each of them is of one.
  if (holder.words.slice(0, -1).includes(held.words.at(-1)!) && isWhose(held)) return 'named after'
  // `lab orders with patients, samples and results`: an order is of a patient, and a result is of a sample.
  if (pairedWith(holder, things).some(({ parent }) => parent === held)) return 'supposed'
  const isOfOther = pairedWith(held, things).some(
    ({ parent, how }) => parent !== holder && how !== 'perhaps' && !things.isRole(parent.noun),
  )
  if (isOfOther) return 'none'
  return isPersonal(held) && held.words.at(-1) !== 'person' && OF_ONE_PERSON.has(holder.words.at(-1)!)
    ? 'named after'
    : null
}

const isWhose = (held: Thing): boolean => isPersonal(held) || GROUPS.has(held.words.at(-1)!)

/** What somebody asks for, or what is done for one: `support tickets with customers`. */
const OF_ONE_PERSON = setOf(
  'order request ticket claim application invoice complaint prescription referral admission rental lease loan shipment delivery payment refund quote',
)

/** Of nothing else, and told from others by a code or a name of its own. */
function standsByItself({ words }: Thing): boolean {
  const kind = kindOf(words)
  return kind !== null && kind.of.length === 0 && Object.values(kind.holds).some((type) => / unique\b/.test(type))
}

/** Whether people of the one make rows that are of the other. */
const isMadeBetween = (people: Thing, whole: Thing, { rules, belongings }: Facts, things: Things): boolean =>
  rules.some(
    ({ who, of, verbs }) =>
      of !== null &&
      verbs.includes('create') &&
      typeof who !== 'string' &&
      things.of(who) === people &&
      belongings.some(({ child, parent }) => things.of(child) === things.of(of) && things.of(parent) === whole),
  )

/** `a book has several authors`, `playlists with songs`: there are others that have it as well. */
const isShared = (held: Thing, holder: Thing, areSeveral: boolean): boolean =>
  isLabel(held.words) ||
  (isCollection(holder.words) && kindOf(held.words) !== null) ||
  (areSeveral && isUsuallyOf(holder, held) && !isUsuallyOf(held, holder))

const isTakingPart = ({ adjectives }: Thing['noun']): boolean => adjectives.some((word) => TAKING_PART.has(word))

/** `an equipment rental with machines and customers`: of one machine each, and by one of those. */
const isTaken = (held: Thing, holder: Thing): boolean =>
  holder.table === null &&
  holder.words.length > 1 &&
  /^(booking|reservation|rental|loan|hire|lease)$/.test(holder.words.at(-1)!) &&
  !isUsuallyOf(held, holder) &&
  !PARTS.has(held.words.at(-1)!) &&
  (isPersonal(held)
    ? /^(customer|client|borrower|renter|guest|tenant|lender|reader)$/.test(held.words.at(-1)!)
    : isThereBefore(held))

/** A machine, a book: nothing that happens. */
const isThereBefore = ({ words }: Thing): boolean =>
  !Object.entries(kindOf(words)?.holds ?? {}).some(
    ([name, type]) => type.startsWith('date') && !/^(born|built|released|purchased)_/.test(name),
  )

/** Whoever answers for it, or is there for the one time: of those who come, there are several. */
const isOneOfEach = (held: Thing, holder: Thing): boolean =>
  holder.table === null &&
  kindOf(holder.words) !== null &&
  !isUsuallyOf(held, holder) &&
  (/^(organizer|organiser|owner|sponsor|host)$/.test(held.words.at(-1)!) ||
    (RANKS.get(held.words.at(-1)!) === 3 &&
      /^(appointment|consultation|treatment|viewing|visit|checkup|session|lesson)$/.test(holder.words.at(-1)!)))

/** `tickets with seat maps`, where there are concerts: such a map is of one of those. */
const isOfAnother = (held: Thing, holder: Thing, { all }: Things): boolean =>
  kindOf(holder.words) !== null &&
  !isUsuallyOf(held, holder) &&
  !PARTS.has(held.words.at(-1)!) &&
  all.some((one) => one !== holder && one !== held && isPartOf(held, one))

const isReferredBySibling = (held: Thing, holder: Thing, { all }: Things): boolean =>
  kindOf(held.words) !== null &&
  !isUsuallyOf(held, holder) &&
  !PARTS.has(held.words.at(-1)!) &&
  all.some(
    (one) =>
      one !== holder &&
      one !== held &&
      (kindOf(one.words)?.of ?? []).slice(1).some((group) => isOneOf(group, held.words)),
  )

import type { AskedField } from '../../model/index.ts'
import { plural } from '../../kernel/english.ts'
import type { Facts, Value } from './facts.ts'
import { referenceName } from './fields.ts'
import { snakeOf } from './forms.ts'
import { TAKING_PART } from './taking-part.ts'
import { isHeldThing } from './held-things.ts'
import type { Page } from './page.ts'
import { linkType } from './per-link.ts'
import type { Span } from './span.ts'
import type { Thing, Things } from './things.ts'
import { addUsual, usualParents } from './usual-parents.ts'
import { isUsuallyOf } from './usual-holders.ts'
import { kindOf } from './vocabulary/kinds/index.ts'
import { isOneOf } from './vocabulary/kinds/kind.ts'
import { REFERRED, isCollection, isLabel, isOfPeople } from './vocabulary/holders.ts'
import { RANKS, isPersonal } from './vocabulary/people.ts'
import { PARTS } from './vocabulary/relatives.ts'

/** What each thing belongs to, or is linked with. */
export function parentsIn(facts: Facts, things: Things, page: Page): ReadonlyMap<Thing, readonly AskedField[]> {
  const found = new Map<Thing, AskedField[]>()
  const pairs = new Set<string>()
  // Where each holds several of the other, they are linked.
  const pairsHeld = heldPairs(facts, things)
  const add = (child: Thing, parent: Thing, field: Omit<AskedField, 'from'>, noun: Span): void => {
    const key = [child.name, parent.name].toSorted().join(' ')
    // How tables that are there hang together is there as well.
    if (child === parent || pairs.has(key) || (child.table !== null && parent.table !== null)) return
    pairs.add(key)
    found.set(child, [...(found.get(child) ?? []), { ...field, from: page.words(noun.from, noun.to) }])
  }
  const values = valuesIn(facts, things)
  const linked = (one: Thing, other: Thing, { from, to }: Span, said: Value | null = null): void => {
    const each = said === null ? values.get(other) : undefined
    const type = linkType(other.name, said ?? each?.value ?? null)
    add(one, other, { name: plural(snakeOf(other.words)), type, typed: 'said' }, { from, to: each?.to ?? to })
    if (each !== undefined) values.delete(other)
  }
  for (const { one, other, value, ...said } of facts.links) {
    const [first, second] = [things.of(one), things.of(other)]
    if (first && second) linked(first, second, said, value)
  }
  const belongs = (child: Thing | null, parent: Thing | null, noun: Thing['noun'], isEither = false): void => {
    if (child === null || parent === null || parent.name === 'User') return
    // `tags for photos`: each photo has several of them.
    if (isLabel(child.words) && child.noun.isPlural && noun.isPlural) return linked(parent, child, noun)
    add(
      child,
      parent,
      { name: referenceName(parent, child), type: parentType(child, parent, isEither), typed: 'said' },
      noun,
    )
  }
  for (const { child, parent, noun, isEither } of saidOf(facts, things)) belongs(child, parent, noun, isEither)
  for (const one of heldOf(facts, things)) {
    const { held, holder, item, owner, isSure } = one
    const how = howHeld(one, facts, things, pairsHeld)
    const refers = (type: string, typed: AskedField['typed'] = 'said'): void =>
      add(holder, held, { name: referenceName(held, holder), type, typed }, item.noun)
    if (how === 'referred') refers(`-> ${held.name}`, 'by its name')
    else if (how === 'linked') linked(holder, held, item.noun)
    else if (how === 'usual') refers(referred(holder, held))
    else if (how === 'one of each') refers(`-> ${held.name}`)
    // `course enrolments with prerequisites`: those are of the course.
    else if (how === 'part') belongs(held, (isSure ? null : wholeBehind(held, holder, things)) ?? holder, owner)
  }
  addUsual(found, add, { facts, things, page })
  for (const [thing, noun] of nestedIn(facts, things)) {
    const parent = { name: 'parent', type: `-> ${thing.name}? cascade`, typed: 'said' as const }
    found.set(thing, [...(found.get(thing) ?? []), { ...parent, from: page.words(noun.from, noun.to) }])
  }
  for (const [thing, { value, from, to }] of values)
    found.set(thing, [...(found.get(thing) ?? []), { ...value, from: page.words(from, to), typed: 'said' }])
  return found
}

type Held = ReturnType<typeof heldOf>[number]

/** How what is held hangs together with what holds it; null where it is of something else. */
function howHeld(
  { held, holder, item, isReferred, areSeveral, isSure }: Held,
  facts: Facts,
  things: Things,
  pairs: ReadonlySet<string>,
): 'referred' | 'linked' | 'usual' | 'one of each' | 'part' | null {
  // `listings with saved searches`: those are of whoever keeps them.
  if (isOfPeople(held.words)) return null
  // `an order with several items`, where menu items are spoken of: those stand by themselves.
  const isOther = held.words.length > item.noun.words.length && item.inner.length === 0
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
  // `a vineyard with plots and grape varieties`: what a plot has one of is of no vineyard.
  return isSure || (!isReferredBySibling(held, holder, things) && !isOfAnother(held, holder, things)) ? 'part' : null
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

/** `nested comments`: each may be under another of them. */
function nestedIn({ mentions, holdings }: Facts, things: Things): ReadonlyMap<Thing, Span> {
  const nouns = [
    ...mentions.map(({ noun }) => noun),
    ...holdings.flatMap(({ owner, items }) => [owner, ...items.map(({ noun }) => noun)]),
  ]
  return new Map(
    nouns.flatMap((noun): readonly [Thing, Span][] => {
      const isNested = noun.adjectives.some((word) => /^(nested|threaded|hierarchical)$/.test(word))
      const thing = isNested ? things.of(noun) : null
      return thing === null ? [] : [[thing, noun]]
    }),
  )
}

/** What is said to be known of each row that is held, or of each link to it. */
const valuesIn = (facts: Facts, things: Things): Map<Thing, Facts['values'][number]> =>
  new Map(
    facts.values.flatMap((said): readonly [Thing, Facts['values'][number]][] => {
      const thing = things.of(said.of)
      return thing === null ? [] : [[thing, said]]
    }),
  )

/** `a book has several authors`, `playlists with songs`: there are others that have it as well. */
const isShared = (held: Thing, holder: Thing, areSeveral: boolean): boolean =>
  isLabel(held.words) ||
  (isCollection(holder.words) && kindOf(held.words) !== null) ||
  (areSeveral && isUsuallyOf(holder, held) && !isUsuallyOf(held, holder))

const isTakingPart = ({ adjectives }: Thing['noun']): boolean => adjectives.some((word) => TAKING_PART.has(word))

/** What it is first of all of goes with it; what it has besides stays while something refers to it. */
const referred = (child: Thing, parent: Thing): string =>
  child.table === null && (isOptionallyOf(child, parent) || !isOneOf(kindOf(child.words)?.of[0] ?? [], parent.words))
    ? `-> ${parent.name}${isOptionallyOf(child, parent) ? '? set-null' : ''}`
    : parentType(child, parent, false)

/** `carts with discount codes`: not each of them has one. */
const isOptionallyOf = ({ words }: Thing, parent: Thing): boolean =>
  (kindOf(words)?.of ?? []).some((group) => group.includes('?') && isOneOf(group, parent.words))

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
  all.some((one) => one !== holder && one !== held && isUsuallyOf(held, one))

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

/** Rows that are there already have none yet, and whoever signs up is in none. */
const parentType = ({ table, name: child }: Thing, { name }: Thing, isEither: boolean): string =>
  table === null && child !== 'User' ? `-> ${name}${isEither ? '?' : ''} cascade` : `-> ${name}? set-null`

/** What both are of usually, where it is of the one that holds it never. */
const wholeBehind = (held: Thing, holder: Thing, things: Things): Thing | null => {
  if (isUsuallyOf(held, holder)) return null
  const wholes = usualParents(holder, things).map(({ parent }) => parent)
  return usualParents(held, things).find(({ parent }) => parent !== holder && wholes.includes(parent))?.parent ?? null
}

/** What is said to be of what; `a menu of dishes` the other way round, as each of those is of one. */
const saidOf = ({ belongings }: Facts, things: Things) =>
  belongings.map(({ child, parent, isEither, isSure }) => {
    const [one, other] = [things.of(child), things.of(parent)]
    const isTurned = !isSure && one !== null && other !== null && isUsuallyOf(other, one) && !isUsuallyOf(one, other)
    return isTurned
      ? { child: other, parent: one, noun: child, isEither }
      : { child: one, parent: other, noun: parent, isEither }
  })

/** Things that are listed as what another holds. */
const heldOf = ({ holdings }: Facts, things: Things) =>
  holdings.flatMap(({ owner, items, change, isSure }) =>
    items.flatMap((item) => {
      const [held, holder] = [things.of(item.noun), things.of(owner)]
      if (change !== undefined || !isHeldThing(item) || held === null || holder === null) return []
      // `books with publishers`, `items with categories`: each has one, that others have as well.
      const isReferred =
        (REFERRED.has(held.words.at(-1)!) || isReferredBy(held, holder)) && held.table === null && holder.table === null
      const areSeveral = item.noun.adjectives.some((word) => /^(several|many|multiple|various)$/.test(word))
      return [{ held, holder, item, owner, isReferred, areSeveral, isSure: isSure === true }]
    }),
  )

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
function heldPairs({ holdings }: Facts, things: Things): ReadonlySet<string> {
  return new Set(
    holdings.flatMap(({ owner, items }) => {
      const holder = things.of(owner)?.name
      return items.filter(isHeldThing).flatMap(({ noun }) => {
        const held = things.of(noun)?.name
        return holder === undefined || held === undefined ? [] : [`${holder} ${held}`]
      })
    }),
  )
}

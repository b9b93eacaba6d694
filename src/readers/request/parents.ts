import type { AskedField } from '../../model/index.ts'
import { plural } from '../../kernel/english.ts'
import type { Facts } from './facts.ts'
import { referenceName } from './fields.ts'
import { snakeOf } from './forms.ts'
import { isHeldThing } from './held-things.ts'
import type { Page } from './page.ts'
import type { Thing, Things } from './things.ts'
import { addUsual, usualParents } from './usual-parents.ts'
import { isUsuallyOf } from './usual-holders.ts'
import { kindOf } from './vocabulary/kinds/index.ts'
import { isOneOf } from './vocabulary/kinds/kind.ts'
import { REFERRED } from './vocabulary/holders.ts'
import { PLACES } from './vocabulary/functions.ts'
import { GROUPS, isPersonal } from './vocabulary/people.ts'
import { PARTS } from './vocabulary/relatives.ts'

/** What each thing belongs to, or is linked with. */
export function parentsIn(facts: Facts, things: Things, page: Page): ReadonlyMap<Thing, readonly AskedField[]> {
  const found = new Map<Thing, AskedField[]>()
  const pairs = new Set<string>()
  // Where each holds several of the other, they are linked.
  const pairsHeld = heldPairs(facts, things)
  const add = (child: Thing, parent: Thing, field: Omit<AskedField, 'from'>, noun: Thing['noun']): void => {
    const key = [child.name, parent.name].toSorted().join(' ')
    // How tables that are there hang together is there as well.
    if (child === parent || pairs.has(key) || (child.table !== null && parent.table !== null)) return
    pairs.add(key)
    found.set(child, [...(found.get(child) ?? []), { ...field, from: page.words(noun.from, noun.to) }])
  }
  const linked = (one: Thing, other: Thing, noun: Thing['noun']): void =>
    add(one, other, { name: plural(snakeOf(other.words)), type: `many ${other.name}`, typed: 'said' }, noun)
  for (const { one, other } of facts.links) {
    const [first, second] = [things.of(one), things.of(other)]
    if (first && second) linked(first, second, other)
  }
  const belongs = (child: Thing | null, parent: Thing | null, noun: Thing['noun'], isEither = false): void => {
    if (child === null || parent === null || parent.name === 'User') return
    add(
      child,
      parent,
      { name: referenceName(parent, child), type: parentType(child, parent, isEither), typed: 'said' },
      noun,
    )
  }
  for (const { child, parent, noun, isEither } of saidOf(facts, things)) belongs(child, parent, noun, isEither)
  for (const { held, holder, item, owner, isReferred, areSeveral } of heldOf(facts, things)) {
    // `an order with several items`, where menu items are spoken of: those stand by themselves.
    const isOther = held.words.length > item.noun.words.length && item.inner.length === 0
    const type = `-> ${held.name}`
    if (isReferred && !areSeveral && !isOther)
      add(holder, held, { name: referenceName(held, holder), type, typed: 'by its name' }, item.noun)
    else if (isReferred || isOther || pairsHeld.has(`${held.name} ${holder.name}`)) linked(holder, held, item.noun)
    // `a photo library with albums`: a photo is of an album, however it is said.
    else if (isUsuallyOf(holder, held, things.isSpoken) && !isUsuallyOf(held, holder, things.isSpoken))
      add(holder, held, { name: referenceName(held, holder), type: referred(holder, held), typed: 'said' }, item.noun)
    // `a vineyard with plots and grape varieties`: what a plot has one of is of no vineyard.
    // `appointments with groomers`: each has one of them.
    else if (isOneOfEach(held, holder))
      add(holder, held, { name: referenceName(held, holder), type: `-> ${held.name}`, typed: 'said' }, item.noun)
    else if (!isReferredBySibling(held, holder, things) && !isOfAnother(held, holder, things))
      // `course enrolments with prerequisites`: those are of the course.
      belongs(held, wholeBehind(held, holder, things) ?? holder, owner)
  }
  addUsual(found, add, { facts, things, page })
  return found
}

/** What it is first of all of goes with it; what it has besides stays while something refers to it. */
const referred = (child: Thing, parent: Thing): string =>
  child.table === null && (isOptionallyOf(child, parent) || !isOneOf(kindOf(child.words)?.of[0] ?? [], parent.words))
    ? `-> ${parent.name}${isOptionallyOf(child, parent) ? '? set-null' : ''}`
    : parentType(child, parent, false)

/** `carts with discount codes`: not each of them has one. */
const isOptionallyOf = ({ words }: Thing, parent: Thing): boolean =>
  (kindOf(words)?.of ?? []).some((group) => group.includes('?') && isOneOf(group, parent.words))

const isOneOfEach = (held: Thing, holder: Thing): boolean =>
  holder.table === null &&
  kindOf(holder.words) !== null &&
  isPersonal({ words: held.words }) &&
  !isPersonal({ words: holder.words }) &&
  !isUsuallyOf(held, holder) &&
  !GROUPS.has(holder.words.at(-1)!) &&
  !PLACES.has(holder.words.at(-1)!) &&
  !/^(member|participant|attendee|player|passenger|companion|guest|soloist|singer|child|employee|person|witness|victim|subscriber|follower|viewer)$/.test(
    held.words.at(-1)!,
  )

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

/** Rows that are there already have none yet. */
const parentType = ({ table }: Thing, { name }: Thing, isEither: boolean): string =>
  table === null ? `-> ${name}${isEither ? '?' : ''} cascade` : `-> ${name}? set-null`

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
  holdings.flatMap(({ owner, items, change }) =>
    items.flatMap((item) => {
      const [held, holder] = [things.of(item.noun), things.of(owner)]
      if (change !== undefined || !isHeldThing(item) || held === null || holder === null) return []
      // `books with publishers`, `items with categories`: each has one, that others have as well.
      const isReferred =
        (REFERRED.has(held.words.at(-1)!) || isReferredBy(held, holder)) && held.table === null && holder.table === null
      const areSeveral = item.noun.adjectives.some((word) => /^(several|many|multiple|various)$/.test(word))
      return [{ held, holder, item, owner, isReferred, areSeveral }]
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
  return takesPlace && /^(room|venue|location|site|teacher|trainer|instructor|subject|building|court|hall)$/.test(last)
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

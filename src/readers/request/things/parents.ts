import type { AskedField } from '../../../model/index.ts'
import { plural } from '../../../kernel/english.ts'
import type { Facts, Value } from '../facts.ts'
import { referenceName } from './fields.ts'
import { snakeOf } from '../vocabulary/forms.ts'
import { appliedFor } from './applied-for.ts'
import { heldOf, heldPairs, howHeld } from './how-held.ts'
import { nestedIn, valuesIn } from './of-each-row.ts'
import type { Page } from '../page/page.ts'
import { linkType } from '../lists/per-link.ts'
import type { Span } from '../page/span.ts'
import type { Thing, Things } from './things.ts'
import { type Add, addUsual, usualParents } from './usual-parents.ts'
import { isUsuallyOf } from './usual-holders.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isOneOf } from '../vocabulary/kinds/kind.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { isLabel } from '../vocabulary/holders.ts'

/** What each thing belongs to, or is linked with. */
export function parentsIn(facts: Facts, things: Things, page: Page): ReadonlyMap<Thing, readonly AskedField[]> {
  const found = new Map<Thing, AskedField[]>()
  // Where each holds several of the other, they are linked.
  const pairsHeld = heldPairs(facts, things)
  const add = adding(found, page)
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
  const belongs = (child: Thing | null, parent: Thing | null, noun: Thing['noun'], how: How = {}): void => {
    if (child === null || parent === null || parent.name === 'User') return
    // `tags for photos`: each photo has several of them.
    if (isLabel(child.words) && child.noun.isPlural && noun.isPlural) return linked(parent, child, noun)
    add(
      child,
      parent,
      {
        name: referenceName(parent, child),
        type: parentType(child, parent, how),
        typed: how.typed ?? 'said',
      },
      noun,
    )
  }
  for (const { child, parent, noun, ...how } of saidOf(facts, things)) belongs(child, parent, noun, how)
  for (const one of heldOf(facts, things)) {
    const { held, holder, item, owner, isSure, isKnown } = one
    const how = howHeld(one, facts, things, pairsHeld)
    const refers = (type: string, typed: AskedField['typed'] = 'said'): void =>
      add(holder, held, { name: referenceName(held, holder), type, typed }, item.noun)
    if (how === 'referred' || how === 'named after') refers(`-> ${held.name}`, 'by its name')
    else if (how === 'linked') linked(holder, held, item.noun)
    else if (how === 'usual') refers(referred(holder, held), isSure ? 'said' : 'by its name')
    else if (how === 'one of each') refers(`-> ${held.name}`)
    // `course enrolments with prerequisites`: those are of the course.
    else if (
      how === 'part' &&
      !(isSomebody(held) && areMet(found, held, holder)) &&
      // What both are of is supposed below.
      (isSure || wholeBehind(held, holder, things) === null)
    )
      belongs(held, holder, owner, isKnown ? { typed: 'by its name' } : {})
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

/** Once for each two. How tables that are there hang together is there as well. */
function adding(found: Map<Thing, AskedField[]>, page: Page): Add {
  const pairs = new Set<string>()
  return (child, parent, field, { from, to }) => {
    const key = [child.name, parent.name].toSorted().join(' ')
    if (child === parent || pairs.has(key) || (child.table !== null && parent.table !== null)) return
    pairs.add(key)
    found.set(child, [...(found.get(child) ?? []), { ...field, from: page.words(from, to) }])
  }
}

/** `a lesson has at most 8 children`, where children are booked for lessons: how many come to it, each of them to several. */
const areMet = (found: ReadonlyMap<Thing, readonly AskedField[]>, one: Thing, other: Thing): boolean =>
  [...found].some(
    ([thing, fields]) =>
      thing !== one &&
      thing !== other &&
      [one, other].every(({ name }) => fields.some(({ type }) => type?.split(/[ ?]/)[1] === name)),
  )
const isSomebody = ({ words }: Thing): boolean =>
  isPersonal({ words }) || /^(child|kid|baby|pet|dog|animal|horse)$/.test(words.at(-1)!)

/** What it is first of all of goes with it; what it has besides stays while something refers to it. */
const referred = (child: Thing, parent: Thing): string =>
  child.table === null && (isOptionallyOf(child, parent) || !isOneOf(kindOf(child.words)?.of[0] ?? [], parent.words))
    ? `-> ${parent.name}${isOptionallyOf(child, parent) ? '? set-null' : ''}`
    : parentType(child, parent)

/** `carts with discount codes`: not each of them has one. */
const isOptionallyOf = ({ words }: Thing, parent: Thing): boolean =>
  (kindOf(words)?.of ?? []).some((group) => group.includes('?') && isOneOf(group, parent.words))

/** Rows that are there already have none yet, and whoever signs up is in none. */
const parentType = (
  { table, name: child }: Thing,
  { name }: Thing,
  { isEither, isOutcome, isLater }: How = {},
): string =>
  isOutcome === true
    ? `-> ${name} restrict`
    : isLater === true
      ? `-> ${name}? set-null`
      : table === null && child !== 'User'
        ? `-> ${name}${isEither === true ? '?' : ''} cascade`
        : `-> ${name}? set-null`

/** It may be of one of several; it comes of the other, and is no part of it. */
interface How {
  readonly isEither?: true | undefined
  readonly isOutcome?: true | undefined
  readonly isLater?: true | undefined
  readonly typed?: AskedField['typed']
}

/** What both are of usually, where it is of the one that holds it never. */
const wholeBehind = (held: Thing, holder: Thing, things: Things): Thing | null => {
  if (isUsuallyOf(held, holder)) return null
  const wholes = usualParents(holder, things).map(({ parent }) => parent)
  return usualParents(held, things).find(({ parent }) => parent !== holder && wholes.includes(parent))?.parent ?? null
}

/** What is said to be of what; `a menu of dishes` the other way round, as each of those is of one. */
const saidOf = ({ belongings }: Facts, things: Things) =>
  appliedFor(belongings).map(({ child, parent, isSure, ...how }) => {
    const [one, other] = [things.of(child), things.of(parent)]
    const isTurned = !isSure && one !== null && other !== null && isUsuallyOf(other, one) && !isUsuallyOf(one, other)
    return isTurned
      ? { child: other, parent: one, noun: child, ...how }
      : { child: one, parent: other, noun: parent, ...how }
  })

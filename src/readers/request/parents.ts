import type { AskedField } from '../../model/index.ts'
import { plural } from '../../kernel/english.ts'
import type { Facts } from './facts.ts'
import { referenceName } from './fields.ts'
import { snakeOf } from './forms.ts'
import { isHeldThing } from './held-things.ts'
import type { Page } from './page.ts'
import type { Thing, Things } from './things.ts'
import { isUsuallyOf } from './usual-holders.ts'
import { kindOf } from './vocabulary/kinds/index.ts'
import { REFERRED } from './vocabulary/holders.ts'
import { ACCOUNTS, isPersonal } from './vocabulary/people.ts'
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
    else if (isUsuallyOf(holder, held) && !isUsuallyOf(held, holder)) belongs(holder, held, item.noun)
    // `course enrolments with prerequisites`: those are of the course.
    else belongs(held, wholeBehind(held, holder, things) ?? holder, owner)
  }
  for (const thing of things.all) {
    const usual = usualParents(thing, things)
    const whole = wholeOf(thing, things)
    // `answer options` beside questions: an option is of a question.
    if (whole !== null && (usual.length === 0 || usual.includes(whole)))
      add(
        thing,
        whole,
        { name: referenceName(whole, thing), type: `-> ${whole.name} cascade`, typed: 'by its name' },
        thing.noun,
      )
  }
  for (const thing of things.all)
    for (const parent of moreParents(thing, found.get(thing) ?? [], facts, things))
      add(
        thing,
        parent,
        { name: referenceName(parent, thing), type: `-> ${parent.name} cascade`, typed: 'by its name' },
        thing.noun,
      )
  return found
}

/** Rows that are there already have none yet. */
const parentType = ({ table }: Thing, { name }: Thing, isEither: boolean): string =>
  table === null ? `-> ${name}${isEither ? '?' : ''} cascade` : `-> ${name}? set-null`

/** What both are of usually, where it is of the one that holds it never. */
const wholeBehind = (held: Thing, holder: Thing, things: Things): Thing | null =>
  isUsuallyOf(held, holder)
    ? null
    : (usualParents(held, things).find((one) => one !== holder && usualParents(holder, things).includes(one)) ?? null)

/** What it usually is of besides what is said: an enrolment in a course is a student's as well. */
function moreParents(thing: Thing, said: readonly AskedField[], facts: Facts, things: Things): readonly Thing[] {
  if (thing.table !== null) return []
  if (said.length === 0) return usualParents(thing, things)
  if ((kindOf(thing.words)?.of ?? []).length < 2) return []
  const own = said.map(({ type }) => targetOf(type))
  // Whoever makes it is known by that.
  return usualParents(thing, things, own).filter(
    (parent) => !ACCOUNTS.has(parent.words.at(-1)!) && !isDoing(parent, facts),
  )
}

const targetOf = (type: string): string => /^(?:->|many) (\w+)/.exec(type)?.[1] ?? ''

/** What such a thing usually is of, where that is named. */
const usualParents = ({ words }: Thing, things: Things, own: readonly string[] = []): readonly Thing[] =>
  (kindOf(words)?.of ?? []).flatMap((group) => {
    // One of those it is of already.
    if (things.all.some((one) => own.includes(one.name) && group.includes(one.words.at(-1)!))) return []
    const found = group
      .map((parent) => things.all.find((one) => one.words.at(-1) === parent && one.words.join(' ') !== words.join(' ')))
      .find((one) => one !== undefined)
    return found === undefined ? [] : [found]
  })

const isDoing = ({ words }: Thing, { rules, roles }: Facts): boolean =>
  [...roles.map(({ noun }) => noun), ...rules.map(({ who }) => who)].some(
    (who) => typeof who !== 'string' && who.words.join(' ') === words.join(' '),
  )

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

/** `order items` are items of an order, where there are orders. */
function wholeOf({ words }: Thing, things: Things): Thing | null {
  return words.length < 2 || !PARTS.has(words.at(-1)!) ? null : things.named(words.slice(0, -1).join(' '))
}

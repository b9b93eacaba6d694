import type { AskedField, AskedStates, Subject } from '../../model/index.ts'
import type { Facts, Holding } from './facts.ts'
import { fieldName, fieldsOf, referenceName } from './fields.ts'
import { plural } from '../../blueprint/storage/names.ts'
import { snakeOf } from './forms.ts'
import type { Page } from './page.ts'
import { isHeldThing } from './held-things.ts'
import type { Thing, Things } from './things.ts'
import { ARCHETYPES, BESIDE, NAMELESS } from './vocabulary/archetypes.ts'
import { USUALLY_OF } from './vocabulary/relatives.ts'

/** The things of a request as subjects: with their fields, what they belong to, and the states they go through. */
export function subjectsIn(facts: Facts, things: Things, page: Page): readonly Subject[] {
  const parents = parentsIn(facts, things, page)
  const holdings = heldBy(facts, things)
  return things.all.map((thing) => {
    const said = withStates(fieldsOf(thing, holdings.get(thing) ?? [], things, page), thing, facts, things)
    const own =
      said.some(({ change }) => change === undefined) || said.length > 0 || thing.table !== null
        ? said
        : usual(thing, things, page)
    const references = (parents.get(thing) ?? []).filter(({ name }) => !own.some((field) => field.name === name))
    const states = statesOf(thing, facts, holdings.get(thing) ?? [], things, page)
    return {
      name: thing.name,
      from: page.words(thing.noun.from, thing.noun.to),
      table: thing.table,
      fields: [...references, ...own],
      ...(states.length > 0 ? { states } : {}),
    }
  })
}

/** What is said of each thing to hold. */
function heldBy({ holdings }: Facts, things: Things): ReadonlyMap<Thing, readonly Holding[]> {
  const found = new Map<Thing, Holding[]>()
  for (const holding of holdings) {
    const thing = things.of(holding.owner)
    if (thing === null) continue
    const own = found.get(thing)
    if (own) own.push(holding)
    else found.set(thing, [holding])
  }
  return found
}

/** What such things usually hold, where nobody says what this one does. */
function usual({ words, noun }: Thing, things: Things, page: Page): readonly AskedField[] {
  const last = words.at(-1)!
  const beside = BESIDE.find(
    ({ word, other }) => word === last && things.all.some((one) => other.has(one.words.at(-1)!)),
  )
  const isFile = noun.adjectives.includes('pdf') && !Object.hasOwn(ARCHETYPES, last)
  const fields = isFile
    ? { title: 'str(1..200)', file: 'file(pdf) <= 20MB' }
    : (beside?.holds ?? (Object.hasOwn(ARCHETYPES, last) ? ARCHETYPES[last]! : NAMELESS))
  const from = page.words(noun.from, noun.to)
  return Object.entries(fields).map(([name, type]) => ({ name, type, from, typed: 'by its name' }))
}

/** A field whose values are named elsewhere holds those. */
function withStates(fields: readonly AskedField[], thing: Thing, facts: Facts, things: Things): readonly AskedField[] {
  const held = new Map(fields.map((field) => [field.name, field]))
  for (const said of facts.states) {
    if (ownerOf(said, things) !== thing || held.get(said.field)?.typed === 'said') continue
    const type = said.isOpen ? `${said.values.join('|')}?` : `${said.values.join('|')} = ${said.values[0]}`
    held.set(said.field, { name: said.field, type, from: said.from, typed: 'said' })
  }
  return [...held.values()]
}

/** Where nobody says whose states they are, they are those of the first thing. */
function ownerOf({ of }: Facts['states'][number], things: Things): Thing | null {
  const usual = things.all.find(({ words }) => 'status' in (ARCHETYPES[words.at(-1)!] ?? {}))
  return (of === null ? null : things.of(of)) ?? usual ?? things.all.find(({ name }) => name !== 'User') ?? null
}

function statesOf(
  thing: Thing,
  { states }: Facts,
  holdings: readonly Holding[],
  things: Things,
  page: Page,
): readonly AskedStates[] {
  const listed = holdings
    .flatMap(({ items }) => items)
    .flatMap(({ choice, noun, from, to }): readonly AskedStates[] =>
      choice?.hasSteps === true
        ? [{ field: fieldName(noun.words, false, thing), steps: choice.steps, from: page.words(from, to) }]
        : [],
    )
  return [...listed, ...saidStates(thing, states, things)]
}

const saidStates = (thing: Thing, states: Facts['states'], things: Things): readonly AskedStates[] =>
  states.flatMap((said) =>
    ownerOf(said, things) === thing && said.steps.length > 0
      ? [{ field: said.field, steps: said.steps, from: said.from }]
      : [],
  )

/** What each thing belongs to, or is linked with. */
function parentsIn(facts: Facts, things: Things, page: Page): ReadonlyMap<Thing, readonly AskedField[]> {
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
      { name: referenceName(parent, child), type: `-> ${parent.name}${isEither ? '?' : ''} cascade`, typed: 'said' },
      noun,
    )
  }
  for (const { child, parent, isEither } of facts.belongings)
    belongs(things.of(child), things.of(parent), parent, isEither)
  for (const { owner, items, change } of facts.holdings)
    if (change === undefined)
      for (const item of items) {
        const [held, holder] = [things.of(item.noun), things.of(owner)]
        if (!isHeldThing(item) || held === null || holder === null) continue
        // `an order with several items`, where menu items are spoken of: those stand by themselves.
        const isOther = held.words.length > item.noun.words.length && item.inner.length === 0
        if (isOther || pairsHeld.has(`${held.name} ${holder.name}`)) linked(holder, held, item.noun)
        else belongs(held, holder, owner)
      }
  for (const thing of things.all) {
    const whole = wholeOf(thing, things)
    if (whole !== null)
      add(
        thing,
        whole,
        { name: referenceName(whole, thing), type: `-> ${whole.name} cascade`, typed: 'by its name' },
        thing.noun,
      )
  }
  for (const thing of things.all) {
    const parent = found.has(thing) || thing.table !== null ? null : usualParent(thing, things)
    if (parent !== null)
      add(
        thing,
        parent,
        { name: referenceName(parent, thing), type: `-> ${parent.name} cascade`, typed: 'by its name' },
        thing.noun,
      )
  }
  return found
}

/** What such a thing usually is of, where that is named. */
function usualParent({ words }: Thing, things: Things): Thing | null {
  const name = words.join(' ')
  const last = words.at(-1)!
  const key = Object.hasOwn(USUALLY_OF, name) ? name : last
  if (!Object.hasOwn(USUALLY_OF, key)) return null
  for (const parent of USUALLY_OF[key]!) {
    const found = things.all.find((one) => one.words.at(-1) === parent)
    if (found !== undefined) return found
  }
  return null
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

/** What is a part of something by what it is called: `order items`, and no `donation slots`. */
const PARTS: ReadonlySet<string> = new Set(
  'item line version revision comment photo image picture file attachment document note entry member membership step option question answer reply review rating movement receipt event log history update tag label translation variant position detail result status'.split(
    ' ',
  ),
)

/** `order items` are items of an order, where there are orders. */
function wholeOf({ words }: Thing, things: Things): Thing | null {
  return words.length < 2 || !PARTS.has(words.at(-1)!) ? null : things.named(words.slice(0, -1).join(' '))
}

import type { AskedField, AskedStates, Subject } from '../../../model/index.ts'
import type { Facts, Holding } from '../facts.ts'
import { fieldName, fieldsOf } from './fields.ts'
import { lengthsIn, withLengths } from './lengths.ts'
import { onceOf } from './once.ts'
import type { Page } from '../page/page.ts'
import { marksOf, setterOf } from './marks.ts'
import { parentsIn } from './parents.ts'
import { withSaidChannels } from './same-channels.ts'
import type { Thing, Things } from './things.ts'
import { ofWhom } from './of-whom.ts'
import { usual, withUsual } from './usual-holdings.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'

/** The things of a request as subjects: with their fields, what they belong to, and the states they go through. */
export function subjectsIn(facts: Facts, things: Things, page: Page): readonly Subject[] {
  const parents = parentsIn(facts, things, page)
  const holdings = heldBy([...facts.holdings, ...ofWhom(facts, things, page)], things)
  const lengths = lengthsIn(page)
  const subjects = things.all.map((thing): Subject => {
    const told = withStates(fieldsOf(thing, holdings.get(thing) ?? [], things, page), thing, facts, things)
    const common =
      told.length > 0 || thing.table !== null ? withUsual(told, thing, things, page) : usual(thing, things, page)
    const isUnsaid = facts.unsaid.some((noun) => things.of(noun) === thing)
    const plain = isUnsaid ? common.filter(({ name, typed }) => name !== 'status' || typed === 'said') : common
    const all = [...plain.map(setterOf(thing, facts, things)), ...marksOf(thing, plain, facts, things)]
    const said = (parents.get(thing) ?? []).filter(({ type }) => !/^(->|many )/.test(type)).map(({ name }) => name)
    const links = (parents.get(thing) ?? []).filter(({ type }) => type.startsWith('many ')).map(({ name }) => name)
    const own = withLengths(all, thing, lengths, { facts, things, page }).filter(
      ({ name, type, typed }) =>
        (typed === 'said' || !said.includes(name)) && !(type.startsWith('list ') && links.includes(name)),
    )
    const references = (parents.get(thing) ?? []).filter(
      ({ name, type, typed }) =>
        !own.some(
          (field) =>
            (field.name === name && (field.typed === 'said' || (typed !== 'said' && field.type.startsWith('->')))) ||
            (typed === 'by its name' && targetOf(type) !== '' && targetOf(field.type) === targetOf(type)),
        ),
    )
    const states = statesOf(thing, facts, holdings.get(thing) ?? [], things, page)
    const isRowOfIt = ({ name, type, from }: AskedField): boolean =>
      page.word(page.indexOf(from.end)) === 'per' &&
      things.all.some((one) => one.name === targetOf(type) && one.words.join('_') === name && isOf(one, thing, parents))
    // `price lists with a price per product`: each of those is of a list, and no list is of one.
    const fields = withoutKeys([...references, ...own.filter((field) => !isRowOfIt(field))])
    const once = onceOf(thing, fields, facts, things)
    return {
      name: thing.name,
      from: page.words(thing.noun.from, thing.noun.to),
      table: thing.table,
      fields,
      ...(once.length > 0 ? { once } : {}),
      ...(states.length > 0 ? { states } : {}),
    }
  })
  return withSaidChannels(subjects)
}

const isOf = (one: Thing, whole: Thing, parents: ReadonlyMap<Thing, readonly AskedField[]>): boolean =>
  one !== whole && (parents.get(one) ?? []).some(({ type }) => targetOf(type) === whole.name)

/** A reference says more than a key or a name. */
function withoutKeys(fields: readonly AskedField[]): readonly AskedField[] {
  const pointing = new Map(fields.flatMap((field) => (field.type.startsWith('->') ? [[field.name, field]] : [])))
  return fields.filter(
    (field) =>
      (pointing.get(field.name) ?? field) === field && !pointing.has(/^(\w+)_(?:id|name)$/.exec(field.name)?.[1] ?? ''),
  )
}

/** What a reference points to; '' for what is none. */
const targetOf = (type: string): string => /^-> (\w+)/.exec(type)?.[1] ?? ''

/** What is said of each thing to hold. */
function heldBy(holdings: Facts['holdings'], things: Things): ReadonlyMap<Thing, readonly Holding[]> {
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

/** A field whose values are named elsewhere holds those. */
function withStates(fields: readonly AskedField[], thing: Thing, facts: Facts, things: Things): readonly AskedField[] {
  const held = new Map(fields.map((field) => [field.name, field]))
  for (const said of facts.states) {
    if (ownerOf(said, things) !== thing || held.get(said.field)?.typed === 'said') continue
    const type = said.isOpen
      ? `${said.values.join('|')}?`
      : `${said.values.join('|')} = ${said.usual ?? said.values[0]}`
    held.set(said.field, { name: said.field, type, from: said.from, typed: 'said' })
  }
  return [...held.values()]
}

/** Where nobody says whose states they are, they are those of the first thing. */
function ownerOf({ of }: Facts['states'][number], things: Things): Thing | null {
  const usual = things.all.find(({ words }) => 'status' in (kindOf(words)?.holds ?? {}))
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

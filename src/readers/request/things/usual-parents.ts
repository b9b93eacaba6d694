import type { AskedField } from '../../../model/index.ts'
import { plural } from '../../../kernel/english.ts'
import type { Facts } from '../facts.ts'
import { referenceName } from './fields.ts'
import type { Page } from '../page/page.ts'
import { linkType } from '../lists/per-link.ts'
import type { Span } from '../page/span.ts'
import type { Thing, Things } from './things.ts'
import { isLabel } from '../vocabulary/holders.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isOneOf } from '../vocabulary/kinds/kind.ts'
import { withoutDetours } from './detours.ts'
import { pointedTo } from './pointed-to.ts'
import { ACCOUNTS, isPersonal } from '../vocabulary/people.ts'
import { PARTS } from '../vocabulary/relatives.ts'

export type Add = (child: Thing, parent: Thing, field: Omit<AskedField, 'from'>, noun: Span) => void

interface Read {
  readonly facts: Facts
  readonly things: Things
  readonly page: Page
}

/** What each thing usually is of, where nothing of the kind is said. */
export function addUsual(found: Map<Thing, AskedField[]>, add: Add, read: Read): void {
  const { things, page } = read
  for (const thing of things.all) {
    const usual = usualParents(thing, things).map(({ parent }) => parent)
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
  for (const thing of things.all) if (isLabel(thing.words) && !isTied(thing, found)) addLabel(thing, add, things)
  for (const thing of things.all) if (thing.table === null) addParents(thing, found.get(thing) ?? [], add, read)
  for (const thing of things.all) {
    const both = thing.table === null ? fromAndTo(thing, things, page) : []
    const others = (found.get(thing) ?? []).filter(({ type }) => !both.some((one) => type.startsWith(one.type)))
    if (both.length > 0) found.set(thing, [...both, ...others])
  }
  withoutDetours(found, things.all)
}

/** `posts, categories, tags`: a label nobody ties to anything is on the first of what usually has some. */
function addLabel(label: Thing, add: Add, { all }: Things): void {
  const labelled = all.find(({ words }) => LABELLED.test(words.at(-1)!))
  if (labelled === undefined || !label.noun.isPlural) return
  const name = plural(label.words.join('_'))
  add(labelled, label, { name, type: linkType(label.name, null), typed: 'by its name' }, label.noun)
}

const LABELLED =
  /^(post|article|photo|image|video|recipe|bookmark|note|document|question|product|contact|task|issue|story|song|podcast|file|book|movie|film|idea|link|resource|page)$/

const isTied = ({ name }: Thing, found: ReadonlyMap<Thing, readonly AskedField[]>): boolean =>
  [...found].some(([one, fields]) => one.name === name || fields.some(({ type }) => type.split(' ')[1] === name))

function addParents(thing: Thing, known: readonly AskedField[], add: Add, { facts, things, page }: Read): void {
  const said = new Set(known.flatMap(({ type }) => /(?:->|many) (\w+)/.exec(type)?.[1] ?? []))
  const isMadeBy = (parent: Thing): boolean =>
    facts.rules.some(
      ({ of, verbs, who }) =>
        of !== null &&
        verbs.includes('create') &&
        things.of(of) === thing &&
        (typeof who === 'string' || who.words.at(-1) === parent.words.at(-1)),
    )
  for (const { parent, type } of pointedTo(thing, things, said)) {
    // Who books is whose the booking is.
    if (isPersonal(parent) && (isMadeBy(parent) || things.isRole(parent.noun))) continue
    // `the laundry room, at most 3 bookings per apartment`: of the one there is, no apartment has one.
    if (isTheOne(thing, page) && page.word(parent.noun.from - 1) === 'per' && areOfBoth(thing, parent, facts, things))
      continue
    // `members book desks and meeting rooms`: a booking is of the one or of the other, which stand side by side.
    if (areEither(thing, parent, facts, things)) continue
    // Whoever makes it is known by that.
    if (said.size > 0 && isPersonal(parent) && ACCOUNTS.has(parent.words.at(-1)!)) continue
    add(thing, parent, { name: referenceName(parent, thing), type, typed: 'by its name' }, thing.noun)
  }
}

/** Whether rows of something else are of the one or of the other. */
const areEither = (one: Thing, other: Thing, { belongings }: Facts, things: Things): boolean =>
  areOfBoth(one, other, { belongings: belongings.filter(({ isEither }) => isEither === true) }, things)

/** Whether rows of something else are of the one and of the other. */
const areOfBoth = (one: Thing, other: Thing, { belongings }: Pick<Facts, 'belongings'>, things: Things): boolean => {
  const of = (whole: Thing) =>
    belongings.flatMap(({ child, parent }) => (things.of(parent) === whole ? [things.of(child)] : []))
  return of(one).some((child) => child !== null && of(other).includes(child))
}

const isTheOne = ({ noun }: Thing, page: Page): boolean => !noun.isPlural && page.word(noun.from) === 'the'

/** `transfers` between wallets: from one, and to another. */
function fromAndTo({ words, noun }: Thing, things: Things, page: Page): readonly AskedField[] {
  const between = kindOf(words, things.isSpoken)?.between
  const of = between?.of
    .map((name) => things.all.find((one) => isOneOf([name], one.words)))
    .find((one) => one !== undefined)
  if (between === undefined || of === undefined) return []
  return between.names.map((name) => ({
    name: name.endsWith('_') ? `${name}${referenceName(of, { words })}` : name,
    type: `-> ${of.name}`,
    from: page.words(noun.from, noun.to),
    typed: 'by its name',
  }))
}

const NOTHING: ReadonlySet<string> = new Set()
/** What such a thing usually is of, where that is named, and nothing of the kind is said. */
export const usualParents = (
  { words }: Thing,
  things: Things,
  said: ReadonlySet<string> = NOTHING,
): readonly { readonly parent: Thing; readonly isFirst: boolean; readonly isOptional: boolean }[] =>
  (kindOf(words, things.isSpoken)?.of ?? []).flatMap((group, index) => {
    const named = group.flatMap((parent) =>
      things.all.filter((one) => isOneOf([parent], one.words) && one.words.join(' ') !== words.join(' ')),
    )
    // What is said to be of one of these is of no other of them.
    return named.length === 0 || named.some(({ name }) => said.has(name))
      ? []
      : [
          {
            // `donations` before `monthly donations`
            parent: named.find((one) => one.words.length === 1) ?? named[0]!,
            isFirst: index === 0,
            isOptional: group.includes('?'),
          },
        ]
  })

/** `order items` are items of an order, where there are orders. */
function wholeOf({ words }: Thing, things: Things): Thing | null {
  return words.length < 2 || !PARTS.has(words.at(-1)!) ? null : things.named(words.slice(0, -1).join(' '))
}

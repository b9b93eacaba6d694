import { type Item, itemOf } from '../../lists/item.ts'
import { itemsAt } from '../../lists/items.ts'
import { isSingle } from '../../things/held-things.ts'
import { hasArchetype } from '../../vocabulary/lexicon.ts'
import { type Noun, nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { tailEnd } from '../../asides/ends.ts'
import { typeByName } from '../../vocabulary/field-names.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { readCarried } from '../deeds/carried.ts'
import { has } from './holding.ts'
import { readHiddenFrom } from '../rights/never-seen.ts'
import { passive } from '../rights/permitted.ts'
import { readDeeds } from '../deeds/deeds.ts'
import { chosenPer } from './rest.ts'
import { alone } from '../whole/standing.ts'
import { readVisibleOnly } from '../rights/visible-only.ts'
import { readUnchanging } from '../rights/unchanging.ts'
import { leaveState } from '../states/unsaid.ts'
import { conditionsOf, values } from '../states/values.ts'
import { readPrivate } from '../states/visibility.ts'

/** `comments are visible to members`, `the slug is unique` */
export function is(reader: Reader, items: readonly Item[], at: number): number | null {
  const { page } = reader
  const nouns = items.map(({ noun }) => noun)
  const start = page.word(at + 1) === 'only' ? at + 2 : at + 1
  // `they choose which events are posted there`: what they choose is told, and no event is kept.
  if (isChosen(reader, items)) return reader.quote(items[0]!.from - 1, tailEnd(page, at, true))
  // `clients are sending documents`: what they do.
  if (page.word(start).endsWith('ing') && nouns.every(isPersonal)) {
    const done = readDeeds(reader, nouns, start, 'may', items[0]!.from)
    if (done !== null) return done
  }
  const hidden = readHiddenFrom(reader, nouns, at + 1, false) ?? readCarried(reader, nouns, start)
  if (hidden !== null) return hidden
  const own =
    readVisibleOnly(reader, nouns.at(-1)!, start) ?? readUnchanging(reader, nouns, { start, from: items[0]!.from })
  if (own !== null) return own
  // `some recipes are private`: each says for itself.
  if (
    page.word(items[0]!.from) === 'some' &&
    page.isEnd(start + 1) &&
    typeByName(page.word(start)).type.startsWith('bool')
  ) {
    const how = nounAt(page, start) ?? {
      ...nouns[0]!,
      from: start,
      head: start,
      to: start + 1,
      words: [page.word(start)],
      isPlural: false,
    }
    for (const noun of nouns) {
      reader.mention(noun)
      reader.hold(noun, [itemOf({ ...how, words: ['is', page.word(start)] })])
    }
    return start + 1
  }
  // `each run is recorded with a start time`: it has one.
  if (
    /^(recorded|logged|stored|saved|kept|registered|described|listed)$/.test(page.word(start)) &&
    page.word(start + 1) === 'with'
  ) {
    const held = has(reader, nouns, start + 1)
    if (held !== null) return held
  }
  // `ratings are hidden until the contest ends`: one with the other.
  if (/^(hidden|private|public|visible|closed|locked|open|shown)$/.test(page.word(start)) && page.isAside(start + 1)) {
    for (const noun of nouns) reader.mention(noun, 'beside')
    return reader.quote(items[0]!.from, start + 1)
  }
  const closed = readPrivate(reader, nouns, start, items[0]!.from)
  if (closed !== null) return closed
  const said =
    valuesOfAll(reader, nouns, start) ??
    conditionsOf(reader, nouns.at(-1)!, start) ??
    passive(reader, nouns, start, page.word(at + 1) === 'only' ? 'only' : 'may', items[0]!.from)
  if (said === null) {
    const end = tailEnd(page, at + 1, true)
    if (isOpen(reader, at, end)) return alone(reader, items, at)
    for (const noun of nouns) reader.mention(noun, 'beside')
    leaveState(reader, nouns.at(-1)!, start, end)
    return reader.quote(items[0]!.from, end)
  }
  for (const noun of nouns) reader.mention(noun, 'beside')
  return momentOf(reader, nouns.at(-1)!, said)
}

const isChosen = ({ page, isLost }: Reader, [first]: readonly Item[]): boolean =>
  isLost && /^(which|what|whose)$/.test(page.word(first!.from - 1))

/** `pages and posts are draft or published`: each goes through them. */
function valuesOfAll(reader: Reader, nouns: readonly Noun[], start: number): number | null {
  let next: number | null = null
  for (const noun of nouns) next = values(reader, noun, start)
  return next
}

/** What is said of it is read by others: a capability, values, or nothing at all. */
function isOpen({ page, capabilities }: Reader, at: number, end: number): boolean {
  for (let i = at; i < end; i += 1)
    if (capabilities.has(i) || page.isFenced(i) || /^(->|from)$/.test(page.word(i))) return true
  if (page.matches(at + 1, ['many', 'to', 'many'])) return true
  return end <= at + 1
}

/** `campaigns are sent at a scheduled time`: when it happens is a field of it. */
function momentOf(reader: Reader, of: Noun, at: number): number {
  const { page } = reader
  const before = /^(at|on)$/.test(page.word(at - 1)) ? at - 1 : at
  if (!of.isPlural || !/^(at|on)$/.test(page.word(before)) || !/^(a|an|the)$/.test(page.word(before + 1))) return at
  const { items } = itemsAt(page, before + 1)
  const [when] = items
  if (items.length !== 1 || !/^(time|date|day|moment)$/.test(when!.noun.words.at(-1)!)) return at
  reader.mention(of)
  reader.hold(of, [when!])
  return when!.to
}

/** `one invoice per order` */
export function each(reader: Reader, nouns: readonly Noun[], at: number): number | null {
  const { page, facts } = reader
  const chosen = page.word(at) === 'per' ? chosenPer(reader, nouns.at(-1)!, at) : null
  if (chosen !== null) {
    for (const noun of nouns) reader.mention(noun)
    return chosen
  }
  const parent = nounAt(page, at + 1)
  if (parent === null || reader.capabilities.has(at)) return alone(reader, nouns.map(itemOf), at)
  // `VAT per country`: nothing of which there are several.
  if (
    page.word(at) === 'per' &&
    nouns.every(({ isPlural, from, head, words }) => !isPlural && from === head && !hasArchetype(words.at(-1)!))
  )
    return reader.quote(nouns[0]!.from, parent.to)
  // `desks, day passes and a credit balance per member`: that of the last alone.
  if (page.word(at) === 'per' && nouns.length > 1) {
    alone(reader, nouns.slice(0, -1).map(itemOf), at)
    return each(reader, nouns.slice(-1), at)
  }
  for (const child of nouns) {
    if (!child.isPlural && child.from === child.head && !hasArchetype(child.words.at(-1)!)) {
      reader.quote(child.from, child.to)
      continue
    }
    // `play counts per episode`: of each there is one.
    if (
      page.word(at) === 'per' &&
      isSingle(child) &&
      /^(count|number|total|price|cost|fee)$/.test(child.words.at(-1)!)
    ) {
      reader.hold(parent, [itemOf(child)])
      continue
    }
    reader.mention(child)
    facts.belongings.push({ child, parent, isSure: false })
  }
  reader.mention(parent, 'beside')
  return parent.to
}

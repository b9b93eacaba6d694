import { orderEnd } from '../orders.ts'
import { POSITION, perLink } from '../per-link.ts'
import type { Noun } from '../noun.ts'
import type { Reader } from '../reader.ts'
import { claimAll } from './related.ts'

/** `songs in a fixed order`, `employees, each with a role in it`: each has a place or a value of its own among them. */
export function readOfEach(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const ordered = orderEnd(page, at)
  const said = ordered !== null ? { value: POSITION, to: ordered } : page.word(at) === 'with' ? null : perLink(page, at)
  const of = said === null ? undefined : lastOf(reader, at)
  if (said === null || of === undefined) return null
  claimAll(reader, at, said.to)
  facts.values.push({ of, value: said.value, from: of.from, to: said.to })
  return said.to
}

/** What stands before it; the steps, in `steps of a recipe`. */
function lastOf({ facts, page }: Reader, at: number): Noun | undefined {
  const nouns = [
    ...facts.mentions.map(({ noun }) => noun),
    ...facts.holdings.flatMap(({ items }) => items.map(({ noun }) => noun)),
  ]
  const before = (place: number): Noun | undefined =>
    nouns.findLast(({ from, to }) => from < place && place - to < 2 && to <= place)
  const last = before(at)
  const whole = last !== undefined && page.word(last.from - 1) === 'of' ? before(last.from - 1) : undefined
  return whole ?? last
}

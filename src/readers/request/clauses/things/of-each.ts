import { orderEnd } from '../../nouns/orders.ts'
import { POSITION, perLink } from '../../lists/per-link.ts'
import type { Noun } from '../../nouns/noun.ts'
import { type Reader, claimAll } from '../../reader.ts'

/** `songs in a fixed order`, `employees, each with a role in it`: each has a place or a value of its own among them. */
export function readOfEach(reader: Reader, at: number): number | null {
  const { page, facts } = reader
  const ordered = orderEnd(page, at)
  const said = ordered !== null ? { value: POSITION, to: ordered } : page.word(at) === 'with' ? null : perLink(page, at)
  const nouns = said === null ? [] : page.word(at - 1) === 'all' ? allOf(reader) : lastOf(reader, at)
  if (said === null || nouns.length === 0) return null
  claimAll(reader, at, said.to)
  for (const of of nouns) facts.values.push({ of, value: said.value, from: of.from, to: said.to })
  return said.to
}

/** `courses with modules, modules with lessons, all in a fixed order` */
const allOf = ({ facts, sentence }: Reader): readonly Noun[] =>
  facts.holdings.flatMap(({ items }) =>
    items.flatMap(({ noun }) => (noun.isPlural && noun.from >= sentence ? [noun] : [])),
  )

/** What stands before it; the steps, in `steps of a recipe`. */
function lastOf({ facts, page }: Reader, at: number): readonly Noun[] {
  const nouns = [
    ...facts.mentions.map(({ noun }) => noun),
    ...facts.holdings.flatMap(({ items }) => items.map(({ noun }) => noun)),
  ]
  const before = (place: number): Noun | undefined =>
    nouns.findLast(({ from, to }) => from < place && place - to < 2 && to <= place)
  const last = before(at)
  const of = last !== undefined && page.word(last.from - 1) === 'of' ? before(last.from - 1) : last
  return of?.isPlural ? [of] : []
}

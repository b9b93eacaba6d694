import type { Facts } from '../facts.ts'
import type { Span } from '../page/span.ts'
import type { Thing, Things } from './things.ts'

/** `nested comments`: each may be under another of them. */
export function nestedIn({ mentions, holdings }: Facts, things: Things): ReadonlyMap<Thing, Span> {
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
export const valuesIn = (facts: Facts, things: Things): Map<Thing, Facts['values'][number]> =>
  new Map(
    facts.values.flatMap((said): readonly [Thing, Facts['values'][number]][] => {
      const thing = things.of(said.of)
      return thing === null ? [] : [[thing, said]]
    }),
  )

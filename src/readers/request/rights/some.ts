import type { Facts, SaidRule } from '../facts.ts'
import type { Noun } from '../nouns/noun.ts'
import type { Things } from '../things/things.ts'

/** Whether a rule is about some of the rows alone, and not about all of them. */
export function isSome(
  of: Noun,
  { verbs, how }: Pick<SaidRule, 'verbs' | 'how'>,
  facts: Facts,
  things: Things,
): boolean {
  // `readers only see published articles`: what is not published is nobody else's anyhow.
  if (verbs.join() === 'read' && /^published\b/.test(of.adjectives.at(-1) ?? of.words[0]!)) return false
  return things.isSome(of) && !(how === 'not' && areAllInternal(of, facts, things))
}

/** `customers never see internal notes`, where no other notes are spoken of. */
const areAllInternal = (noun: Noun, { mentions, holdings }: Facts, things: Things): boolean =>
  isInternal(noun) &&
  [...mentions.map((one) => one.noun), ...holdings.flatMap(({ items }) => items.map((item) => item.noun))].every(
    (one) => one.words.join() !== noun.words.join() || things.of(one) !== things.of(noun) || isInternal(one),
  )

const isInternal = ({ adjectives }: Noun): boolean =>
  adjectives.length > 0 && adjectives.every((word) => /^(internal|private|confidential|secret|hidden)$/.test(word))

import type { Words } from '../../../model/index.ts'
import type { Facts } from '../facts.ts'
import { isTrade } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { catalogueOf, isProgram, roleName } from '../rights/roles.ts'
import type { Span } from '../page/span.ts'
import type { Things } from '../things/things.ts'
import { isMachinery } from '../vocabulary/machinery.ts'
import { isPersonal } from '../vocabulary/people.ts'

/** What was read, and of which nothing comes: rules of nothing, things that are none, fields of nobody. */
export function lostIn(facts: Facts, things: Things, page: Page, without: readonly Words[]): readonly Span[] {
  const holdings = facts.holdings.flatMap(({ owner, items }) => (things.of(owner) === null ? [owner, ...items] : []))
  // What a review looks at and finds is no thing.
  const isReview = facts.intents[0]?.intent === 'review'
  const mentions = facts.mentions.flatMap(({ noun, how }) =>
    how === 'plainly' &&
    things.of(noun) === null &&
    !isSomebody(noun) &&
    catalogueOf(noun, things).length === 0 &&
    (!isOfTrade(noun) || isMachinery(noun.words)) &&
    !isReview
      ? [noun]
      : [],
  )
  return [
    ...facts.quoted,
    ...without.map(({ start, end }) => ({ from: page.indexOf(start), to: page.indexOf(end) })),
    ...[...holdings, ...mentions].map(({ from, to }) => ({ from, to })),
  ]
}

const isOfTrade = ({ words }: { readonly words: readonly string[] }): boolean =>
  words.length > 1 && words.every(isTrade)

const isSomebody = (noun: Parameters<typeof roleName>[0]): boolean =>
  isPersonal(noun) || /^(everything|anything|all|it|them)$/.test(noun.words[0]!)

/** What was said of things and people that there are is read. */
export function claimKnown(facts: Facts, things: Things, page: Page, roles: readonly string[]): void {
  for (const { noun, how } of facts.mentions)
    if (
      how === 'as the whole' ||
      isProgram(noun, facts) ||
      things.of(noun) !== null ||
      roles.includes(roleName(noun) ?? '')
    )
      page.claim(noun.from, noun.to)
}

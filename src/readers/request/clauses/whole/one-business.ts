import type { Noun } from '../../nouns/noun.ts'
import type { Page } from '../../page/page.ts'
import { OCCASIONS, isBusiness, isOneOfOurs } from '../../vocabulary/businesses.ts'

/** `an API for a coworking space`, `an app for our choir`: whom all of it is for, of which nobody keeps a list. */
export const isOneBusiness = (page: Page, noun: Noun): boolean =>
  !noun.isPlural &&
  (isBusiness(noun.words) || (OCCASIONS.has(noun.words.at(-1)!) && page.word(noun.to) === ':')) &&
  page.word(noun.from - 1) === 'for' &&
  /^(a|an|our|my)$/.test(page.word(noun.from))

/** `our plumbing firm`, `our street festival`: whoever asks, or what they hold; there is one, and nobody keeps a list of it. */
export const isOurs = (page: Page, { from, words, isPlural }: Noun): boolean =>
  !isPlural && /^(our|my)$/.test(page.word(from)) && isOneOfOurs(words)

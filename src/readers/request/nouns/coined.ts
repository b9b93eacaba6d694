import type { Noun } from './noun.ts'
import type { Span } from '../page/span.ts'

/** A noun nobody wrote, for what some words say: a vote, where people vote up or down. */
export const coined = ({ from, to }: Span, words: readonly string[], isPlural: boolean): Noun => ({
  from,
  to,
  head: from,
  words,
  isPlural,
  isEach: false,
  isCounted: false,
  adjectives: [],
})

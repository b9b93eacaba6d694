import type { Scope } from '../../../blueprint/check/scope.ts'
import type { BuiltAsSaid, Words } from '../../../model/index.ts'
import { OF_ACCOUNTS } from './accounts.ts'
import { KEYS } from './keys.ts'
import type { Known } from './known.ts'
import { RETRIEVAL } from './retrieval.ts'
import { SIGN_IN } from './sign-in.ts'
import { WEBHOOKS } from './webhooks.ts'
import { WORK } from './work.ts'

const ALL: readonly Known[] = [...KEYS, ...SIGN_IN, ...OF_ACCOUNTS, ...WEBHOOKS, ...WORK, ...RETRIEVAL]

/** What a text asks for that comes with what is built, in the order it is said; of words that ask for two things the first is told. */
export function knownIn(text: string, scope: Scope): readonly BuiltAsSaid[] {
  const all = ALL.filter(({ isThere }) => isThere(scope))
  const found = sentencesIn(text).flatMap((sentence) =>
    all
      .filter(({ about }) => about.test(sentence.text))
      .flatMap(({ said, is, at }) =>
        [...sentence.text.matchAll(said)].flatMap(({ 0: words, index }): readonly BuiltAsSaid[] => {
          const what = DENIED.test(sentence.text.slice(0, index)) ? null : is(words, scope)
          const start = sentence.start + index
          return what === null ? [] : [{ is: what, at, from: { text: words, start, end: start + words.length } }]
        }),
      ),
  )
  return found
    .toSorted((a, b) => a.from.start - b.from.start || b.from.end - a.from.end)
    .filter((one, at, sorted) => !sorted.slice(0, at).some((other) => one.from.start < other.from.end))
}

/** `no scopes`, `without an expiry date` */
const DENIED = /\b(?:no|not|without|never|cannot|neither|nor|unless) (?:an? |any |the )?$/i

const sentencesIn = (text: string): readonly Words[] =>
  [...text.matchAll(/[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*/g)].map(({ 0: sentence, index }) => ({
    text: sentence,
    start: index,
    end: index + sentence.length,
  }))

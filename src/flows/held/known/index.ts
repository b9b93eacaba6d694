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

/** Found once for each design, however many pieces of a text are looked up in it. */
const FOUND = new WeakMap<Scope, { readonly text: string; readonly known: readonly BuiltAsSaid[] }>()

/** What a text asks for that comes with what is built, in the order it is said; of words that ask for two things the first is told. */
export function knownIn(text: string, scope: Scope): readonly BuiltAsSaid[] {
  const before = FOUND.get(scope)
  if (before?.text === text) return before.known
  const known = firstOfEach(searched(text, scope))
  FOUND.set(scope, { text, known })
  return known
}

function searched(text: string, scope: Scope): readonly BuiltAsSaid[] {
  const all = ALL.filter(({ isThere }) => isThere(scope))
  return sentencesIn(text).flatMap((sentence) =>
    all
      .filter(({ about }) => about.test(sentence.text))
      .flatMap(({ said, is, at }) =>
        [...sentence.text.matchAll(said)].flatMap(({ 0: words, index }): readonly BuiltAsSaid[] => {
          const what = DENIED.test(sentence.text.slice(Math.max(0, index - FARTHEST), index)) ? null : is(words, scope)
          const start = sentence.start + index
          return what === null ? [] : [{ is: what, at, from: { text: words, start, end: start + words.length } }]
        }),
      ),
  )
}

/** Without what begins within anything before it. */
function firstOfEach(found: readonly BuiltAsSaid[]): readonly BuiltAsSaid[] {
  let end = 0
  return found
    .toSorted((a, b) => a.from.start - b.from.start || b.from.end - a.from.end)
    .filter(({ from }) => {
      const isFirst = from.start >= end
      end = Math.max(end, from.end)
      return isFirst
    })
}

/** `no scopes`, `without an expiry date` */
const DENIED = /\b(?:no|not|without|never|cannot|neither|nor|unless) (?:an? |any |the )?$/i
/** Longer than such words are. */
const FARTHEST = 24

const sentencesIn = (text: string): readonly Words[] =>
  [...text.matchAll(/[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*/g)].map(({ 0: sentence, index }) => ({
    text: sentence,
    start: index,
    end: index + sentence.length,
  }))

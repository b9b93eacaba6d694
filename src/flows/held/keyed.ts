import { sentenceAt } from '../../kernel/sentence.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { MADE } from '../../readers/request/vocabulary/verbs.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'
import type { Holds } from './held.ts'
import { partsOf, saidIn } from './words.ts'

/** `students enroll in courses`: rows of what the clause speaks of have a key to it. */
export const isKeyHeld: Holds = ({ text, start }, request, scope) => {
  const named = KEYED.exec(text)?.[1]
  if (named === undefined) return false
  const said = named.toLowerCase().split(' ').map(singular)
  const before = saidIn(request.text.slice(sentenceAt(request.text, start).start, start))
  return [...scope.resources.keys()].some((name) => isSpokenOf(name, before) && hasKey(name, said, scope))
}

/** A place or a whole, and nothing more of it: `in private courses`, `of their department` are some of them alone. */
const KEYED = /^(?:in|into|on|at|of|for|to|per|within) (?:(?:an?|the|each|every) )?((?:\p{L}+ ){0,2}\p{L}+)$/iu

/** By its name, or by what it comes of. */
const isSpokenOf = (name: string, words: readonly string[]): boolean => {
  const last = partsOf(name).at(-1)!
  return words.some((word) => word === last || MADE.get(verbBase(word) ?? '') === last)
}

const hasKey = (name: string, said: readonly string[], scope: Scope): boolean =>
  [...scope.fields(name).values()].some(({ type }) => {
    if (type.kind !== 'reference') return false
    const parts = partsOf(type.to.text)
    return said.every((word) => parts.includes(word)) && said.includes(parts.at(-1)!)
  })

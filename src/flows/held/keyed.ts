import type { Scope } from '../../blueprint/check/scope.ts'
import { verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { MADE } from '../../readers/request/vocabulary/verbs.ts'
import type { Holds } from './held.ts'
import { partsOf, saidIn } from './words.ts'

/** `students enroll in courses`, `rents for each plot`: rows of what the clause speaks of have a key to it. */
export const isKeyHeld: Holds = ({ text, start }, request, scope) => {
  const named = KEYED.exec(text)?.[1]
  if (named === undefined) return false
  const said = saidIn(named)
  const before = saidIn(/[^.;:!?\n]*$/.exec(request.text.slice(0, start))![0])
  return (
    said.length > 0 && [...scope.resources.keys()].some((name) => isSpokenOf(name, before) && hasKey(name, said, scope))
  )
}

/** A place or a whole, and nothing more of it. */
const KEYED = /^(?:in|into|on|at|of|for|to|per|within) ((?:\p{L}+ ){0,3}\p{L}+)$/iu

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

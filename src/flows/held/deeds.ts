import type { Scope } from '../../blueprint/check/scope.ts'
import { verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import { MADE } from '../../readers/request/vocabulary/verbs.ts'
import type { Holds } from './held.ts'
import { isCaller, numbersIn, partsOf, saidIn } from './words.ts'

/** `a desk can be reserved`: rows of what comes of it are of that, and nothing more is said. */
export const isDeedHeld: Holds = ({ text }, _, scope) => {
  const found = /\b(?:can|may|are|is) be (\p{L}+)$/iu.exec(text) ?? /\b(?:can|may) be (\p{L}+) by \p{L}+$/iu.exec(text)
  const made = found === null ? undefined : MADE.get(verbBase(found[1]!.toLowerCase()) ?? '')
  if (found === null || made === undefined || numbersIn(text).length > 0 || /\b(only|not|never|no)\b/i.test(text))
    return false
  return isMadeOf(made, saidIn(text.slice(0, found.index)), scope)
}

const isMadeOf = (made: string, said: readonly string[], scope: Scope): boolean =>
  said.length > 0 &&
  [...scope.resources.keys()].some(
    (name) =>
      partsOf(name).at(-1) === made &&
      [...scope.fields(name).values()].some(
        ({ type }) =>
          type.kind === 'reference' &&
          said.every((word) => partsOf(type.to.text).includes(word) || isCaller(word, scope)),
      ),
  )

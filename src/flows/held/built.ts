import type { Scope } from '../../blueprint/check/scope.ts'
import { isStop } from '../../readers/request/vocabulary/lexicon.ts'
import { NUMBERS } from '../../readers/request/vocabulary/units.ts'
import { singular } from '../../readers/request/vocabulary/forms.ts'
import type { Holds } from './held.ts'
import { spansIn } from './lasting.ts'
import { BUILT, type Built } from './parts-built.ts'
import { isCaller, partsOf } from './words.ts'

/** `refresh token rotation`, `only a hash of the key is stored`: all of it is what is built anyway, and lasts as long as it is said. */
export const isBuiltHeld: Holds = ({ text, start, end }, request, scope) => {
  const before = /[^.;:\n]{0,60}$/.exec(request.text.slice(0, start))![0]
  const behind = /^(?:[ -]\p{L}+){0,3}/u.exec(request.text.slice(end))![0]
  const context = `${before}${text}${behind}`
  if (NOT.test(text) && !/\bnever\b.*\bplain/i.test(text)) return false
  const said = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return BUILT.some(
    (built) => built.isThere(scope) && built.about.test(context) && isAllOf(built, said, context, scope),
  )
}

function isAllOf(built: Built, said: readonly string[], context: string, scope: Scope): boolean {
  const spans = spansIn(context)
  const timed = new Set(spans.flatMap(({ words }) => words))
  const lasts = built.lasts?.(scope, context) ?? []
  if (said.some((word) => timed.has(word)) && !spans.every(({ milliseconds }) => lasts.includes(milliseconds)))
    return false
  const names = built.isOfThings === true ? [...scope.resources.keys()].flatMap(partsOf) : []
  return said.every(
    (word) =>
      built.words.has(word) ||
      timed.has(word) ||
      (isStop(word) && !NUMBERS.has(word)) ||
      names.includes(singular(word)) ||
      (built.isOfCallers === true && isCaller(singular(word), scope)),
  )
}

/** Says otherwise, or of whom. */
const NOT = /\b(?:no|not|never|without|unless|until|if|per)\b/i

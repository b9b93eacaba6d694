import { sentenceAt } from '../../kernel/sentence.ts'
import type { Words } from '../../model/index.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import { verbBase } from '../../readers/request/vocabulary/lexicon.ts'
import type { Holds } from './held.ts'
import { partsOf, saidIn } from './words.ts'

/** `notified by email`: what is sent there is a mail. */
export const isMailHeld: Holds = (words, { text, capabilities }, { blueprint }) =>
  /^(?:by|via|per|through|with) (?:an? )?e-?mails?$/i.test(words.text) &&
  (blueprint.jobs ?? []).some(({ name }) => /^(?:mail|remind)_/.test(name)) &&
  /\b(?:notif\w+|inform\w*|told|sent|send|remind\w*|alert\w*)\b/i.test(sentenceAt(text, words.start).text) &&
  capabilities.some(({ name, from }) => name === 'mails' && isBeside(from, words, text))

/** `without signing in`: who may is anybody. */
export const isOpenHeld: Holds = (words, { text, rules = [] }) =>
  /^without (?:an? |any |having (?:an? )?)?(?:(?:logging|signing) in|log ?in|accounts?|registration|registering)$/i.test(
    words.text,
  ) && rules.some(({ who, from }) => who === 'anyone' && isBeside(from, words, text))

/** `with a reason`: a field of what the sentence speaks of. */
export const isFieldHeld: Holds = (words, { text }, scope) => {
  const named = /^with (?:an? |the |their |its )((?:\p{L}+ ){0,2}\p{L}+)$/iu.exec(words.text)?.[1]
  if (named === undefined) return false
  const said = saidIn(named)
  const besides = sentenceAt(text, words.start).text.replace(words.text, ' ')
  const around = new Set(saidIn(besides).flatMap((word) => [word, verbBase(word) ?? word]))
  return (
    said.length > 0 &&
    [...scope.resources.keys()].some((name) => around.has(partsOf(name).at(-1)!) && hasField(name, said, scope))
  )
}

const hasField = (name: string, said: readonly string[], scope: Scope): boolean =>
  [...scope.fields(name).keys()].some((field) => partsOf(field).join(' ') === said.join(' '))

/** Whether both stand in one sentence. */
const isBeside = (one: Words, other: Words, text: string): boolean =>
  !/[.;!?\n]/.test(text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)))

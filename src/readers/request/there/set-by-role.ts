import { plural, spoken } from '../../../kernel/english.ts'
import type { AskedRule, Backend, DesignRequest } from '../../../model/index.ts'
import { type Sentence, understood, wordsOf } from './sentences.ts'

const SETTING =
  /\b(?:(?:that|which)\s+)?only\s+(?<who>[a-z]+)\s+(?:can|may|must|should|are allowed to|is allowed to)\s+(?:change|set|edit|update|alter|adjust|enter)\b(?:\s+(?:it|them))?/i

/** `a balance that only staff can change`: nobody else says it, wherever rows of it are made or changed. */
export function setByRole(request: DesignRequest, sentence: Sentence, { api }: Backend): DesignRequest {
  const found = SETTING.exec(sentence.text)
  const word = (found?.groups?.['who'] ?? '').toLowerCase()
  const held = [...new Set(api.operations.flatMap(({ access }) => access.roles))]
  const who = held.find((one) => [one, plural(one), spoken(one)].some((name) => name.toLowerCase() === word))
  if (!found || who === undefined) return request
  const said = wordsOf(sentence, found.index, found[0])
  const subject = request.subjects.find(
    ({ table, fields }) =>
      table !== null &&
      fields.some(({ from, change }) => change === undefined && from.end <= said.start && from.start >= sentence.start),
  )
  if (!subject) return request
  const rule: AskedRule = { who, verbs: ['update'], of: subject.name, how: 'only', from: said }
  const has = (request.rules ?? []).some(
    ({ of, verbs, how }) => of === subject.name && how === 'only' && verbs.includes('update'),
  )
  return understood(has ? request : { ...request, rules: [...(request.rules ?? []), rule] }, said)
}

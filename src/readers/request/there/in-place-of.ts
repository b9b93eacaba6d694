import type { AskedRule, Backend, DesignRequest } from '../../../model/index.ts'
import { type Sentence, understood, wordsOf } from './sentences.ts'

const INSTEAD =
  /\b(?:instead of|rather than)\s+(?:deleting|removing|erasing)\b(?:\s+(?:it|them|one|(?:the|a|an)\s+[a-z]+))?/i

/** `staff hide a review instead of deleting it`: who does the one does not do the other any more. */
export function inPlaceOfDeleting(request: DesignRequest, sentence: Sentence, _: Backend): DesignRequest {
  const found = INSTEAD.exec(sentence.text)
  if (!found) return request
  const from = wordsOf(sentence, found.index, found[0])
  const deed = request.capabilities
    .filter(
      ({ name, of, from: said }) =>
        name === 'operation' && of?.split('.').length === 2 && isBefore(said, sentence, from.start),
    )
    .toSorted((a, b) => b.from.start - a.from.start)[0]
  const [to, verb] = deed?.of?.split('.') ?? []
  const subject = request.subjects.find(({ name, table }) => name === to && table !== null)
  if (!subject) return request
  const rules = (request.rules ?? [])
    .filter(({ of, operation, how }) => of === to && operation === verb && how !== 'not')
    .map(({ who }): AskedRule => ({ who, verbs: ['delete'], of: subject.name, how: 'not', from }))
  return rules.length === 0 ? request : understood({ ...request, rules: [...(request.rules ?? []), ...rules] }, from)
}

const isBefore = (said: { readonly start: number }, sentence: Sentence, end: number): boolean =>
  sentence.start <= said.start && said.start < end

import type { AskedField, Backend, DesignRequest } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import { rulesWithout } from './rows-of-people.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { type Sentence, nameOf, snakeName, tableNamed, understood, wordsOf } from './sentences.ts'

const WHEN_DONE =
  /\b(?:the\s+)?(?:date|time|day|moment)\s+(?:(?:when|at which|on which|that)\s+)?(?:(?:it|they|(?:a|an|the)\s+[a-z]+)\s+(?:was|were|is|are|got|has been|have been)\s+)(?:last\s+)?(?<done>[a-z]+)\b/i

const ENTERED =
  /\b(?:who|staff|they|he|she|it|admins?|employees?|managers?|buyers?|customers?|users?|people|the [a-z]+)\s+(?:can\s+|must\s+|should\s+|has to\s+|have to\s+)?(?:enter|enters|give|gives|set|sets|fill in|fills in|type|types|provide|provides|say|says)\s+(?<what>(?:the|a|an|it|its|this|that|\s)*(?:[a-z]+ ){0,2}[a-z]*?)\s*(?:when|while|as|on|by)\s+(?:(?:they|he|she|it|staff|the [a-z]+)\s+)?(?<done>[a-z]+)\b(?:\s+(?:it|them|(?:the|an?)\s+[a-z]+))?/i

/** `the date they were shipped`, and what staff enter when they ship: fields that an operation sets that is there. */
export function setByOperations(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  return entered(kept(whenDone(request, sentence, backend), sentence, backend), sentence, backend)
}

const KEPT =
  /\b(?:keeps?|stores?|records?|has|gets?|remembers?|takes?|needs?|notes?)\s+(?:(?:a|an|the|its)\s+)?(?<what>(?:[a-z]+ )?[a-z]+)\s+(?:when|once|if|as)\s+(?:it|they|(?:a|an|the)\s+[a-z]+)\s+(?:is|are|was|were|gets?|got)\s+(?<done>[a-z]+)\b/i

/** `an order keeps the reason when it is cancelled`: what whoever cancels it says. */
function kept(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = KEPT.exec(sentence.text)
  const { what = '', done: word = '' } = found?.groups ?? {}
  if (!found || MOMENT.test(what)) return request
  for (const subject of request.subjects) {
    const table = subject.table === null ? null : tableNamed(subject.table, backend)
    const done = table ? operationDoing(word, table, backend) : null
    if (!done) continue
    const said = wordsOf(sentence, found.index, found[0])
    const noun = snakeName(what)
    const name = noun.includes('_') ? noun : `${done.verb}_${noun}`
    const field: AskedField = { name, type: `${typeByName(noun).type.replace(/\?$/, '')}?`, from: said, typed: 'said' }
    const isSame = (one: AskedField): boolean => said.start <= one.from.start && one.from.end <= said.end
    return understood(
      {
        ...request,
        subjects: request.subjects.map((one) =>
          one === subject ? { ...one, fields: [...one.fields.filter((other) => !isSame(other)), field] } : one,
        ),
        capabilities: [
          ...request.capabilities,
          { name: 'operation', of: `${subject.name}.${done.verb}.${name}`, from: said },
        ],
      },
      said,
    )
  }
  return request
}

const MOMENT = /\b(?:date|time|day|moment)$/i

function whenDone(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = WHEN_DONE.exec(sentence.text)
  const word = found?.groups?.['done'] ?? ''
  const subject = request.subjects.find(({ table }) => {
    const known = table === null ? null : tableNamed(table, backend)
    return known !== null && operationDoing(word, known, backend) !== null
  })
  if (!found || !subject) return request
  const said = wordsOf(sentence, found.index, found[0])
  const field: AskedField = { name: `${word.toLowerCase()}_at`, type: 'datetime?', from: said, typed: 'said' }
  // What an operation sets is said once, however the words were read before.
  const isOld = ({ name, type, from }: AskedField): boolean =>
    (/^(?:date|time|day|moment)$/.test(name) || /^(?:date|time|datetime)\b/.test(type)) &&
    said.start <= from.start &&
    from.end <= said.end
  return understood(
    {
      ...request,
      subjects: request.subjects.map((one) =>
        one === subject
          ? { ...one, fields: [...one.fields.filter((other) => !isOld(other) && other.name !== field.name), field] }
          : one,
      ),
    },
    said,
  )
}

function entered(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = ENTERED.exec(sentence.text)
  const word = found?.groups?.['done'] ?? ''
  if (!found) return request
  const said = wordsOf(sentence, found.index, found[0])
  for (const subject of request.subjects) {
    const table = subject.table === null ? null : tableNamed(subject.table, backend)
    const done = table ? operationDoing(word, table, backend) : null
    const what = nameOf((found.groups?.['what'] ?? '').replace(/\b(?:the|a|an|its|this|that)\b/gi, ''))
    const fields = subject.fields.filter(
      ({ name, change }) =>
        change === undefined && (what === 'it' || what === '' || name.replaceAll('_', ' ').endsWith(what)),
    )
    if (!done || fields.length === 0) continue
    const isSet = (one: AskedField): boolean => fields.includes(one)
    return understood(
      {
        ...request,
        ...rulesWithout(request, said),
        subjects: request.subjects.map((one) =>
          one === subject
            ? {
                ...one,
                // Rows it was not done to have none.
                fields: one.fields.map((field) =>
                  isSet(field) && !field.type.includes('?') ? { ...field, type: `${field.type}?` } : field,
                ),
              }
            : one,
        ),
        capabilities: [
          ...request.capabilities,
          ...fields.map(({ name }) => ({
            name: 'operation' as const,
            of: `${subject.name}.${done.verb}.${name}`,
            from: said,
          })),
        ],
      },
      said,
    )
  }
  return request
}

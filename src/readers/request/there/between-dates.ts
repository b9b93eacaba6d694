import type { AskedField, DesignRequest } from '../../../model/index.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { namedBefore } from './named-before.ts'
import { type Sentence, snakeName, understood, wordsOf } from './sentences.ts'

const DAY = '(?:[a-z]+\\s+)?(?:date|day|time|moment)'
const BETWEEN = new RegExp(
  `\\b(?:(?:that|which)\\s+)?(?:(?:runs?|lasts?|appl(?:y|ies)|holds?|(?:(?:is|are)\\s+)?(?:valid|active|open|shown|visible|in force))\\s+)?from\\s+(?:a|an|the|its|one)\\s+(?<first>${DAY})\\s+(?:to|until|till|through|up to)\\s+(?:a|an|the|its|another)\\s+(?<last>${DAY})\\b`,
  'i',
)

/** `from a start date to an end date`: two moments of what is new. */
export function betweenDates(request: DesignRequest, sentence: Sentence): DesignRequest {
  const found = BETWEEN.exec(sentence.text)
  if (!found) return request
  const from = wordsOf(sentence, found.index, found[0])
  const of = namedBefore(request, from.start)
  if (of === null) return request
  const has = (name: string): boolean => of.fields.some((one) => one.name === name)
  const first = fieldOf(found.groups?.['first'] ?? '', 'starts')
  const last = fieldOf(found.groups?.['last'] ?? '', 'ends')
  // A kind that everybody knows has them already, by names of its own.
  const isThere = ['starts_on', 'starts_at'].some(has) && ['ends_on', 'ends_at'].some(has)
  const isInside = (one: AskedField): boolean => from.start <= one.from.start && one.from.end <= from.end
  const fields = [first, last].map((one): AskedField => ({ ...one, from, typed: 'said' }))
  return understood(
    {
      ...request,
      subjects: request.subjects.map((one) =>
        one !== of || isThere
          ? one
          : {
              ...one,
              fields: [
                ...one.fields.filter((field) => !isInside(field) && !fields.some(({ name }) => name === field.name)),
                ...fields,
              ],
            },
      ),
    },
    from,
  )
}

/** `start date`: `start_date: date`; a date of which nothing is said is when it starts or ends. */
function fieldOf(said: string, bare: 'starts' | 'ends'): Pick<AskedField, 'name' | 'type'> {
  const name = snakeName(said)
  const isTime = /(?:time|moment)$/.test(name)
  if (!name.includes('_'))
    return isTime ? { name: `${bare}_at`, type: 'datetime' } : { name: `${bare}_on`, type: 'date' }
  const { type } = typeByName(name)
  return { name, type: /^(?:date|time)/.test(type) ? type : isTime ? 'datetime' : 'date' }
}

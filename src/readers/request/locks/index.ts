import type { AskedRule, Capability, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { namedBefore } from '../there/named-before.ts'
import { cut, overlap } from '../unread/cut.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import { type Placed, isStanding, placeOf } from './place.ts'
import { type Saying, sayingsAt, startsOf } from './saying.ts'

/**
 * What may not be done with some of them, by how they stand: no rule of all of them, whoever took it for one. Where nothing says
 * how they stand, it is told.
 */
export function withLocks(request: DesignRequest): DesignRequest {
  if (request.intent !== 'create') return request
  const text = request.text.toLowerCase().replaceAll('’', "'")
  return startsOf(text).reduce((so, start) => withLockAt(so, text, start), request)
}

function withLockAt(request: DesignRequest, text: string, start: number): DesignRequest {
  const said = sayingsAt(text, start).flatMap((saying) => {
    const subject = subjectOf(saying.name, saying.to, request)
    return subject !== null && saying.states.every((state) => isStanding(baseState(state), subject))
      ? [{ saying: { ...saying, states: saying.states.map(baseState) }, subject }]
      : []
  })
  const [first] = said
  if (first === undefined) return request
  const all = said.map(({ saying, subject }) => {
    const from = wordsAt(saying, request.text)
    return { from, subject, placed: placeOf(saying, subject, { ...request, from }) }
  })
  const found = all.find(({ placed }) => placed !== null)
  if (found !== undefined) return withPlaced(request, found.subject, found.placed!, found.from)
  return told(request, first.subject, wordsAt(first.saying, request.text))
}

/** Nothing says how they stand: no rule holds of all of them, and the words are told from their beginning. */
function told(request: DesignRequest, of: Subject, from: Words): DesignRequest {
  const rules = withoutRules(request, of, from)
  if (request.unread.some(({ start, end }) => start <= from.start && from.start < end)) return { ...request, rules }
  const others = request.unread.flatMap((words) => cut(words, from, request.text))
  return { ...request, rules, unread: [...others, from].toSorted((one, other) => one.start - other.start) }
}

/** `accepts` as what it is then. */
const baseState = (word: string): string => THEN.get(word) ?? word
const THEN: ReadonlyMap<string, string> = new Map(
  (
    'accepts:accepted approves:approved signs:signed confirms:confirmed submits:submitted publishes:published pays:paid ' +
    'closes:closed issues:issued sends:sent ships:shipped verifies:verified'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const wordsAt = ({ from, to }: Saying, text: string): Words => ({ text: text.slice(from, to), start: from, end: to })

function withPlaced(request: DesignRequest, of: Subject, { field, lock }: Placed, from: Words): DesignRequest {
  return {
    ...request,
    subjects: request.subjects.map((one) =>
      one.name === of.name
        ? {
            ...one,
            fields: one.fields.some(({ name }) => name === field.name)
              ? one.fields.map((other) => (other.name === field.name ? field : other))
              : [...one.fields, field],
            locks: [...(one.locks ?? []), lock],
          }
        : one,
    ),
    rules: withoutRules(request, of, from),
    capabilities: request.capabilities.filter((one) => !isState(one, lock.states, from)),
    unread: request.unread.flatMap((words) => cut(words, from, request.text)),
  }
}

/** `only draft plans can be deleted`: how they stand, and nothing that is done with them. */
const isState = ({ name, of, from }: Capability, states: readonly string[], words: Words): boolean =>
  name === 'operation' && overlap(from, words) && states.includes(of?.split('.')[1] ?? '')

/** What was read of these words as said of all of them. */
function withoutRules({ rules = [] }: DesignRequest, { name }: Subject, from: Words): readonly AskedRule[] {
  const isOfAll = (rule: AskedRule): boolean =>
    rule.of === name &&
    overlap(rule.from, from) &&
    !rule.verbs.includes('read') &&
    (rule.who === 'nobody' || rule.how !== 'may')
  return rules.some(isOfAll) ? rules.filter((rule) => !isOfAll(rule)) : rules
}

/** By its name, or the last word of it where no other has that; `it` is what was named last. */
function subjectOf(name: string, at: number, request: DesignRequest): Subject | null {
  const { subjects } = request
  if (/^(it|they|them)$/.test(name)) return namedBefore(request, at)
  const said = name.split(' ')
  const words = [...said.slice(0, -1), singular(said.at(-1)!)].filter((word) => word !== 'own')
  const whole = subjects.find((one) => wordsIn(one.name).join(' ') === words.join(' '))
  if (whole !== undefined || words.length !== 1) return whole ?? null
  const [one, ...others] = subjects.filter((subject) => wordsIn(subject.name).at(-1) === words[0])
  return one !== undefined && others.length === 0 ? one : null
}

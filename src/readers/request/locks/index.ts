import type { AskedRule, Capability, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { makingLength } from '../asides/making.ts'
import { namedBefore } from '../there/named-before.ts'
import { cut, overlap } from '../unread/cut.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import { isOperation } from '../vocabulary/verbs.ts'
import { timedAt } from './in-time.ts'
import { conditionOf } from './moments.ts'
import { type Placed, deedOf, isStanding, placeOf } from './place.ts'
import { type Saying, sayingsAt, startsOf } from './saying.ts'

/**
 * What may not be done with some of them, by how they stand: no rule of all of them, whoever took it for one. Where nothing says
 * how they stand, it is told.
 */
export function withLocks(request: DesignRequest): DesignRequest {
  if (request.intent !== 'create') return request
  const text = request.text.toLowerCase().replaceAll('’', "'")
  return withoutTimedDenials(startsOf(text).reduce((so, start) => withLockAt(so, text, start), request))
}

/** `nobody can vote after it`: not then, and before that they may. */
function withoutTimedDenials(request: DesignRequest): DesignRequest {
  const timed = (request.rules ?? []).flatMap((rule) => {
    const behind = rule.who === 'nobody' ? TIMES.exec(request.text.slice(rule.from.end)) : null
    return behind === null || makingLength(behind[0]) > 0 ? [] : [{ rule, end: rule.from.end + behind[0].length }]
  })
  const denied = timed.map(({ rule, end }) => {
    const { start } = rule.from
    return { text: request.text.slice(start, end), start, end }
  })
  const unread = denied.reduce((all, from) => all.flatMap((words) => cut(words, from, request.text)), request.unread)
  return timed.length === 0
    ? request
    : {
        ...request,
        rules: request.rules!.filter((one) => !timed.some(({ rule }) => rule === one)),
        unread: [...unread, ...denied].toSorted((one, other) => one.start - other.start),
      }
}
const TIMES = /^ (?:after|before|until|once|when|while|within|during|unless|later than)\b[^.;,\n]*/i

function withLockAt(request: DesignRequest, text: string, start: number): DesignRequest {
  const timed = withTimeAt(request, text, start)
  if (timed !== null) return timed
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

/** `can cancel a booking up to 24 hours before the start`: null where nothing is said of times, or nothing says when that is. */
function withTimeAt(request: DesignRequest, text: string, start: number): DesignRequest | null {
  const said = timedAt(text, start)
  const subject = said === null ? null : subjectOf(said.name, said.to, request)
  const moment = said === null || subject === null ? null : conditionOf(said, subject, request)
  if (said === null || subject === null || moment === null) return null
  const does = said.verbs.map(deedOf)
  const isKnown = does.every((deed) => /^(update|delete)$/.test(deed) || isOperation(deed))
  // `return items within 14 days`: nobody says of what.
  const isUnsaid = said.moment === '' && does.some((deed) => isOperation(deed))
  if (!isKnown || isUnsaid) return null
  const from = wordsAt(said, request.text)
  const lock = { field: /[a-z_.]+/.exec(moment)![0], states: [], isOnly: true, does, moment, from }
  const field = subject.fields.find(({ name }) => name === lock.field) ?? null
  const placed = withPlaced(request, subject, { field, lock }, from)
  const missing = does.filter(
    (deed) => isOperation(deed) && !placed.capabilities.some(({ of }) => of === `${subject.name}.${deed}`),
  )
  const added = missing.map((deed) => ({ name: 'operation' as const, of: `${subject.name}.${deed}`, from }))
  return { ...placed, capabilities: [...placed.capabilities, ...added] }
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

const wordsAt = ({ from, to }: Pick<Saying, 'from' | 'to'>, text: string): Words => ({
  text: text.slice(from, to),
  start: from,
  end: to,
})

function withPlaced(
  request: DesignRequest,
  of: Subject,
  { field, lock }: Omit<Placed, 'field'> & { readonly field: Placed['field'] | null },
  from: Words,
): DesignRequest {
  return {
    ...request,
    subjects: request.subjects.map((one) =>
      one.name === of.name
        ? {
            ...one,
            fields:
              field === null
                ? one.fields
                : one.fields.some(({ name }) => name === field.name)
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

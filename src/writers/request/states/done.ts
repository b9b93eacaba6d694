import { DONE } from '../../../kernel/done.ts'
import type { DesignRequest, Subject } from '../../../model/index.ts'
import type { DraftField } from '../things/draft.ts'
import { withoutBeginnings } from './beginnings.ts'
import { TELIC } from './ends-of-deeds.ts'
import { flowOf } from './flow.ts'
import { withoutEarly } from './not-yet.ts'
import { withEnds } from './further-states.ts'
import { readType } from '../things/types.ts'

const HIDDEN: DraftField = {
  name: 'hidden',
  type: 'bool = false set by server',
  why: 'what is hidden is told from what is not, and lists leave it out once somebody writes that',
}

/** What is done to rows is told from a state of theirs, which changes by that alone. */
export function withDone(held: readonly DraftField[], subject: Subject, request: DesignRequest): readonly DraftField[] {
  const { name, states } = subject
  const fields = withEnds(withoutEarly(withoutBeginnings(held, subject, request), subject, request), subject, request)
  const flow = flowOf(name, false, request).flat()
  const all = request.capabilities.flatMap(({ name: what, of }) => {
    const [subject, operation = ''] = (of ?? '').split('.')
    return what === 'operation' && subject === name && (DONE.has(operation) || flow.includes(operation))
      ? [operation]
      : []
  })
  const rankOf = (operation: string): number => (operation === 'submit' ? -1 : flow.indexOf(operation))
  const sorted =
    flow.length === 0 ? all : all.toSorted((a, b) => (rankOf(a) < -1 || rankOf(b) < -1 ? 0 : rankOf(a) - rankOf(b)))
  const done = sorted.map((operation) => DONE.get(operation) ?? TELIC.get(operation)!)
  const isHidden = request.capabilities.some(
    ({ name: what, of }) =>
      what === 'operation' && of === `${name}.hide` && !fields.some((one) => one.name === 'hidden'),
  )
  if (isHidden) return [...fields, HIDDEN]
  const hasState = fields.some(({ name: field, type }) => /^(status|state|stage)$/.test(field) || reached(type, done))
  if (done.length === 0 || (states ?? []).length > 0) return fields
  // `the desk takes them back`: when is written down as it is done.
  const moments = new Set(done.flatMap((one) => [`${one}_on`, `${one}_at`]))
  if (isByOthers(name, request) && fields.some((field) => moments.has(field.name)))
    return fields.map((field) =>
      (moments.has(field.name) || reached(field.type, done)) && !/ set by /.test(field.type)
        ? { ...field, type: `${field.type} set by server` }
        : field,
    )
  if (!hasState) {
    const [first] = done
    const start = first === 'submitted' || first === 'published' ? 'draft' : 'pending'
    const type = `${[...new Set([start, ...done])].join('|')} = ${start} set by server`
    return [...fields, { name: 'status', type, why: 'what is done with it is told from what is not' }]
  }
  if (!isByOthers(name, request)) return fields
  return fields.map((field) =>
    reached(field.type, done) && !/ set by /.test(field.type)
      ? { ...field, type: `${field.type} set by server` }
      : field,
  )
}

/** Whoever makes a row would else approve it. */
function isByOthers(name: string, { rules }: DesignRequest): boolean {
  const own = (rules ?? []).filter(({ of, how }) => of === name && how !== 'not')
  const makers = own.flatMap(({ verbs, who }) => (verbs.includes('create') ? [who] : []))
  return own.some(({ operation, who }) => operation !== undefined && DONE.has(operation) && !makers.includes(who))
}

/** Whether a field holds what is done. */
function reached(type: string, done: readonly string[]): boolean {
  const read = readType(type)?.type
  return read?.kind === 'enum' && read.values.some(({ text }) => done.includes(text))
}

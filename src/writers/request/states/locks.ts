import type { AskedLock, DesignRequest, Subject } from '../../../model/index.ts'
import { type Draft, type DraftField, type People, highest } from '../things/draft.ts'
import { either, roleOf } from '../people/who.ts'
import { OFF, valuesOf } from './values.ts'

type Request = Pick<DesignRequest, 'subjects' | 'rules'>

const saidLocks = (name: string, { subjects }: Request): readonly AskedLock[] =>
  subjects.find((one) => one.name === name)?.locks ?? []

/** What cannot be edited is not deleted either, unless somebody says who deletes it. */
function locksOf(name: string, request: Request): readonly AskedLock[] {
  const locks = saidLocks(name, request)
  const isSaid =
    locks.some(({ does }) => does.includes('delete')) ||
    (request.rules ?? []).some(({ of, verbs, how }) => of === name && verbs.includes('delete') && how !== 'not')
  return isSaid ? locks : locks.map((lock) => (isForGood(lock) ? { ...lock, does: [...lock.does, 'delete'] } : lock))
}

/** What is too late to be cancelled is not deleted instead. */
const isForGood = ({ isOnly, does, moment }: AskedLock): boolean =>
  moment === undefined ? !isOnly && does.includes('update') : does.includes('cancel')

/** What is said of how they stand, and what is supposed with it. */
export function askedLocks(name: string, request: Request): readonly string[] {
  const said = saidLocks(name, request)
  const isMore = locksOf(name, request).some(({ does }, at) => does.length > said[at]!.does.length)
  return [
    ...said.map(({ from }) => `asked: ${from.text}`),
    ...(isMore ? ['supposed: what changes no more, or is too late to be called off, is not deleted either'] : []),
  ]
}

/** Whether some of them are not deleted, by how they stand. */
export const isKeptThen = (name: string, request: Request): boolean =>
  locksOf(name, request).some(({ does }) => does.includes('delete'))

/** The rule, for rows that stand so that it may be done with them. */
export function whileOpen(rule: string, does: string, draft: Draft, request: Request, people: People): string {
  const locks = locksOf(draft.name, request).filter((lock) => lock.does.includes(does))
  return locks.reduce((so, lock) => {
    const open = openIn(lock, draft, request)
    return open === null ? so : withBut(held(so, open), lock, people)
  }, rule)
}

/** The rule of a step, until when it may be taken. */
export const whileInTime = (rule: string, does: string, draft: Draft, request: Request): string =>
  saidLocks(draft.name, request)
    .filter((lock) => lock.moment !== undefined && lock.does.includes(does))
    .reduce((so, { moment }) => held(so, moment!), rule)

/** What is a part of it changes no more than it does itself. */
export function whileWholeIsOpen(rule: string, draft: Draft, drafts: readonly Draft[], request: Request): string {
  const whole = PART.test(draft.name) ? drafts.find(({ name }) => name === draft.parent?.of) : undefined
  if (whole === undefined) return rule
  return locksOf(whole.name, request)
    .filter(({ does }) => does.includes('update'))
    .reduce((so, lock) => {
      const open = openIn(lock, whole, request)
      return open === null || lock.but !== undefined ? so : held(so, throughTo(draft.parent!.field, open))
    }, rule)
}

const PART = /(Line|Item|Position|Row|Posting|Leg|Split|Clause|Section|Detail|Component)$/
const throughTo = (field: string, open: string): string =>
  open.startsWith('not ') ? `not ${field}.${open.slice(4)}` : `${field}.${open}`

const held = (rule: string, open: string): string =>
  rule === 'nobody' ? rule : rule === 'anyone' ? open : `${/ or /.test(rule) ? `(${rule})` : rule} and ${open}`

const withBut = (rule: string, { but }: AskedLock, people: People): string =>
  but === undefined ? rule : `${rule} or ${either(whoOf(but, people), people)}`

const whoOf = (but: string, people: People) => [
  ...(people.roles.includes(but) ? [roleOf(but)] : []),
  roleOf(highest(people)),
]

/** `status = draft|sent`, `not paid`: how it stands while it may be done; null where it always or never does. */
function openIn(lock: AskedLock, draft: Draft, request: Request): string | null {
  if (lock.moment !== undefined) return lock.moment
  const field = draft.fields.find(({ name }) => name === lock.field)
  if (field?.type.startsWith('bool')) return lock.isOnly ? lock.field : `not ${lock.field}`
  const { open, shut } = sidesOf(lock, field, request.subjects.find(({ name }) => name === draft.name) ?? null)
  if (open.length === 0 || shut.length === 0) return null
  return shut.length === 1 && open.length > 1 ? `${lock.field} != ${shut[0]!}` : `${lock.field} = ${open.join('|')}`
}

/** Whether it may be done with a row that stands so. */
export const isOpenIn = (state: string, does: string, draft: Draft, request: Request): boolean =>
  locksOf(draft.name, request)
    .filter(
      (lock) =>
        lock.does.includes(does) &&
        draft.fields.some((field) => field.name === lock.field && valuesOf(field).length > 0),
    )
    .every((lock) => {
      const field = draft.fields.find(({ name }) => name === lock.field)
      const { open, shut } = sidesOf(lock, field, request.subjects.find(({ name }) => name === draft.name) ?? null)
      return open.length === 0 || !shut.includes(state)
    })

function sidesOf(lock: AskedLock, field: DraftField | undefined, subject: Subject | null) {
  const values = field === undefined ? [] : valuesOf(field)
  const said = lock.states.filter((state) => values.includes(state))
  if (lock.isOnly) return { open: said, shut: values.filter((value) => !said.includes(value)) }
  const shut = said.flatMap((state) => [state, ...behind(state, values, lock.field, subject)])
  return { open: values.filter((value) => !shut.includes(value)), shut: values.filter((value) => shut.includes(value)) }
}

/** What it is still once it is more: a paid invoice is an issued one, and an ended lease is no active one. */
function behind(state: string, values: readonly string[], field: string, subject: Subject | null): readonly string[] {
  if (OFF.test(state) || !/ed$|^(sent|paid|sold|in_transit)$/.test(state)) return []
  const steps = subject?.states?.find((one) => one.field === field)?.steps ?? []
  if (steps.length === 0) return values.slice(values.indexOf(state) + 1).filter((value) => !OFF.test(value))
  const found = new Set([state])
  for (const one of found) for (const { from, to } of steps) if (from === one && !OFF.test(to)) found.add(to)
  return [...found]
}

/** How it stands is told by an entrance of its own, and leads out of no lock, where a row that stands so changes no more. */
export function withLockedSteps(draft: Draft, request: Request, people: People, setter: string): Draft {
  const lock = locksOf(draft.name, request).find(
    ({ does, field, becomes, moment }) =>
      moment === undefined &&
      draft.fields.some(({ name }) => name === field) &&
      (does.includes('update') || (becomes ?? []).length > 0),
  )
  const field = draft.fields.find(({ name }) => name === lock?.field)
  if (lock === undefined || field === undefined || / set by server\b/.test(field.type)) return draft
  const subject = request.subjects.find(({ name }) => name === draft.name) ?? null
  const { open, shut } = sidesOf(lock, field, subject)
  const isSaid = (subject?.states ?? []).some((one) => one.field === field.name && one.steps.length > 0)
  const entered =
    lock.does.includes('update') && !/ set by /.test(field.type) && setter !== 'anyone'
      ? { ...field, type: `${field.type} set by ${withBut(setter, lock, people)}` }
      : field
  const isOut = (from: string, to: string): boolean =>
    lock.does.includes('update')
      ? shut.includes(from) && open.includes(to) && !OFF.test(to)
      : shut.includes(from) && (lock.becomes ?? []).includes(to)
  return {
    ...draft,
    fields: draft.fields.map((one) => (one === field ? entered : one)),
    ...(isSaid || open.length === 0 ? {} : { steps: stepsOf(draft, field, open, isOut, `asked: ${lock.from.text}`) }),
  }
}

/** Those that are there, without the ones out of it; else all forwards, and back where nothing is locked. */
function stepsOf(
  { steps }: Draft,
  field: DraftField,
  open: readonly string[],
  isOut: (from: string, to: string) => boolean,
  why: string,
): NonNullable<Draft['steps']> {
  const supposed = steps?.find((one) => one.field === field.name)
  const values = valuesOf(field)
  if (values.length < 2) return steps ?? []
  const all =
    supposed?.steps ??
    values.flatMap((from, at) =>
      values.flatMap((to, other) =>
        !OFF.test(from) && (other > at || (other === at - 1 && open.includes(from))) ? [`${from} -> ${to}`] : [],
      ),
    )
  const kept = all.filter((step) => {
    const [, from = '', to = ''] = /^(\w+) -> (\w+)/.exec(step) ?? []
    return !isOut(from, to)
  })
  return [{ ...supposed, field: field.name, steps: kept, why }]
}

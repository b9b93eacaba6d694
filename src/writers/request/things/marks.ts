import type { AskedField, AskedRule, DesignRequest, Subject } from '../../../model/index.ts'
import { isHouse, peopleOf } from '../people/people.ts'
import { readType } from './types.ts'

/** Whoever signs in is one of them. */
const EVERYBODY = 5

/** Whoever makes one says all of it. */
const makes = (role: string, name: string, { rules = [], roles = [] }: DesignRequest): boolean => {
  const makers = rules.filter(({ of, verbs, how }) => of === name && verbs.includes('create') && how !== 'not')
  const isAlone = roles.every(({ name: one, rank }) => one === role && rank >= EVERYBODY)
  return makers.some(({ who }) => who === role) || (makers.length === 0 && isAlone)
}

/** `dispatchers assign them`: to whom, nobody else says. */
const assigning = ({ of, operation, who, how }: AskedRule): readonly (readonly [string, string])[] =>
  operation === 'assign' && of !== null && how !== 'not' ? [[of, who]] : []

/** `finance marks them as paid`: who works there sets that and nothing else; others change what is theirs by it. */
export function withMarks(request: DesignRequest): DesignRequest {
  const assigned = new Map((request.rules ?? []).flatMap(assigning))
  if (assigned.size === 0 && !request.subjects.some(({ fields }) => fields.some(({ setBy }) => setBy !== undefined)))
    return request
  const people = peopleOf(request)
  const rules: AskedRule[] = []
  const subjects = request.subjects
    .map((one) => withOneAssignee(one, assigned, people.roles))
    .map((subject) => ({
      ...subject,
      fields: subject.fields.map((field) => {
        const { from } = field
        const setBy = field.setBy ?? (field.name === 'assignee' ? assigned.get(subject.name) : undefined)
        if (setBy === undefined) return field
        if (people.roles.includes(setBy) && (isHouse(setBy, people) || !makes(setBy, subject.name, request))) {
          // Who sets it sees it.
          if (!isHouse(setBy, people)) rules.push({ who: setBy, verbs: ['read'], of: subject.name, how: 'may', from })
          return { ...field, type: `${asLater(field.type)} set by ${setBy}` }
        }
        if (field.setBy === undefined) return field
        rules.push({ who: setBy, verbs: ['update'], of: subject.name, how: 'may', from })
        return field
      }),
    }))
  return { ...request, subjects, ...(rules.length > 0 ? { rules: [...(request.rules ?? []), ...rules] } : {}) }
}

/** `dispatchers assign rides to drivers, drivers only see rides assigned to them`: the driver is whom it is assigned to. */
function withOneAssignee(subject: Subject, assigned: ReadonlyMap<string, string>, roles: readonly string[]): Subject {
  const by = assigned.get(subject.name)
  const isPerson = ({ name, type }: AskedField): boolean =>
    type.startsWith('-> User') && roles.some((role) => role !== by && (name === role || name === `${role}_user`))
  const named = subject.fields.filter((field) => isPerson(field))
  if (by === undefined || named.length !== 1 || !subject.fields.some(({ name }) => name === 'assignee')) return subject
  return {
    ...subject,
    fields: subject.fields
      .filter(({ name }) => name !== 'assignee')
      .map((field) => (field === named[0] ? { ...field, setBy: field.setBy ?? by } : field)),
  }
}

/** What somebody else says is not known when it is made. */
function asLater(type: string): string {
  const field = readType(type)
  return field === null || field.optional || field.default !== null || field.type.kind === 'reference'
    ? type
    : `${type.slice(0, field.type.end)}?${type.slice(field.type.end)}`
}

import type { DesignRequest, Subject } from '../../../model/index.ts'
import { type Draft, EMPTY, type People, highest, lowest } from '../things/draft.ts'
import { fieldsOf } from '../things/fields.ts'
import { relatedField } from '../rights/ways.ts'
import { readType } from '../things/types.ts'

/** Whoever signs in. */
export function userDraft(said: Subject | null, people: People, request: DesignRequest): Draft {
  const own = fieldsOf(
    said?.fields ?? [],
    new Set(['User', ...request.subjects.map((one) => one.name)]),
    people,
  ).filter(({ name }) => !/^(email|password|role|roles)$/.test(name))
  const related = [
    ...new Set((request.rules ?? []).flatMap(({ by }) => (by === undefined ? [] : relatedField(by, people)))),
  ]
    .filter((field) => !own.some((one) => one.name === field))
    .map((field) => ({
      name: field,
      type: `-> User? set-null set by ${highest(people)}`,
      why: 'asked: theirs; nobody says who tells it',
    }))
  const role = { name: 'role', type: `role = ${lowest(people)} set by ${highest(people)}`, why: '' }
  const name = own.some((field) => field.name.endsWith('name'))
    ? []
    : [{ name: 'name', type: 'str(1..120)? personal', why: 'what people are called, where nobody says more' }]
  const optional = own.map((field) => ({
    ...field,
    type: field.type.includes('?') || !isPlain(field.type) ? field.type : optionally(field.type),
  }))
  return {
    ...EMPTY,
    name: 'User',
    traits: people.provider === 'builtin' ? ['timestamps', ...(isAuditOfPeople(request) ? ['audit'] : [])] : [],
    fields: [{ name: 'email', type: 'email unique personal', why: '' }, ...name, ...optional, ...related, role],
  }
}

/** Whoever registers says nothing but how he signs in. */
const isPlain = (type: string): boolean => readType(type)?.default === null
const optionally = (type: string): string => {
  const field = readType(type)
  return field === null ? type : `${type.slice(0, field.type.end)}?${type.slice(field.type.end)}`
}

/** Where nothing else is kept, what is logged is what becomes of people and their rights. */
const isAuditOfPeople = ({ capabilities, subjects }: DesignRequest): boolean =>
  capabilities.some(
    ({ name, of }) =>
      name === 'audit' && (of === 'User' || (of === null && subjects.every((one) => one.name === 'User'))),
  )

import { snake } from '../../../blueprint/storage/names.ts'
import type { AskedField, AskedRule, DesignRequest, Subject } from '../../../model/index.ts'

/**
 * The same request, where whoever signs in has one account: people of whom nothing is said but what they do are users, and
 * a field is not called as a role is.
 */
export const withAccounts = (request: DesignRequest): DesignRequest => withOwnNames(withPeople(withUsers(request)))

function withUsers(request: DesignRequest): DesignRequest {
  const roles = new Set((request.roles ?? []).map(({ name }) => name))
  const people = new Set(
    request.subjects.flatMap((one) =>
      (roles.has(snake(one.name)) || isWhoeverOwns(one, request)) && !isTold(one) ? [one.name] : [],
    ),
  )
  if (people.size === 0) return request
  const named = (of: string): string => of.replace(/^\w+/, (name) => (people.has(name) ? 'User' : name))
  const typed = (type: string): string =>
    type.replace(/^((?:->|many) )(\w+)/, (_, how: string, to: string) => `${how}${named(to)}`)
  return {
    ...request,
    subjects: request.subjects
      .filter(({ name }) => !people.has(name))
      .map((one) => ({ ...one, fields: one.fields.map((field) => ({ ...field, type: typed(field.type) })) })),
    capabilities: request.capabilities
      .filter(({ name, of }) => !(name === 'operation' && of !== null && named(of) !== of))
      .map((one) => ({ ...one, of: one.of === null ? null : named(one.of) })),
    figures: request.figures.map((one) => ({ ...one, of: named(one.of) })),
    ...(request.rules
      ? { rules: request.rules.map((one) => ({ ...one, of: one.of === null ? null : named(one.of) })) }
      : {}),
  }
}

/** Of whom more is told has a row of their own, and whatever names them leads to that. */
function withPeople(request: DesignRequest): DesignRequest {
  const roles = new Set((request.roles ?? []).map(({ name }) => name))
  const rows = new Map(
    request.subjects.flatMap((one) =>
      roles.has(snake(one.name)) && one.table === null ? [[snake(one.name), one.name] as const] : [],
    ),
  )
  const leading = (of: string, { name, type }: AskedField): string => {
    const row = rows.get(name)
    return row === undefined || row === of ? type : type.replace(/^-> User\b/, `-> ${row}`)
  }
  return rows.size === 0
    ? request
    : {
        ...request,
        subjects: request.subjects.map((one) => ({
          ...one,
          fields: one.fields.map((field) => ({ ...field, type: leading(one.name, field) })),
        })),
      }
}

/** `owners and pets; owners only see their own pets`: whoever has one signs in for it. */
const isWhoeverOwns = ({ name }: Subject, { rules = [] }: DesignRequest): boolean =>
  name === 'Owner' &&
  rules.some(
    ({ who, of, within, from }) => who === 'owner' && of !== null && within === undefined && OWNERS.test(from.text),
  )
const OWNERS = /\bowners\b/i

/** Whether anything is said of it but its name. */
const isTold = ({ name, from, table, fields }: Subject): boolean =>
  name === 'User' || table !== null || fields.some((field) => field.from.start !== from.start || field.typed === 'said')

/** A rule could not tell a role from a field of the same name. */
function withOwnNames(request: DesignRequest): DesignRequest {
  const roles = new Set((request.roles ?? []).map(({ name }) => name))
  const clashing = request.subjects.flatMap((subject) =>
    subject.fields.flatMap((field) =>
      roles.has(field.name) ? [{ of: subject.name, name: field.name, to: otherName(field, subject, request) }] : [],
    ),
  )
  if (clashing.length === 0) return request
  const toOf = (of: string | null, name: string): string =>
    clashing.find((one) => one.of === of && one.name === name)?.to ?? name
  const aboutOf = (of: string | null): string | null => {
    const [subject, field] = (of ?? '').split('.')
    return field === undefined ? of : `${subject}.${toOf(subject!, field)}`
  }
  return {
    ...request,
    subjects: request.subjects.map((one) => ({
      ...one,
      fields: one.fields.map((field) => ({ ...field, name: toOf(one.name, field.name) })),
      ...(one.states ? { states: one.states.map((each) => ({ ...each, field: toOf(one.name, each.field) })) } : {}),
    })),
    capabilities: request.capabilities.map((one) => (one.name === 'operation' ? one : { ...one, of: aboutOf(one.of) })),
    ...(request.rules ? { rules: request.rules.map((one) => asOwn(one, toOf)) } : {}),
  }
}

const asOwn = (rule: AskedRule, toOf: (of: string | null, name: string) => string): AskedRule =>
  rule.as === undefined ? rule : { ...rule, as: toOf(rule.of, rule.as) }

/** Whoever makes it owns it; another one is a user beside. */
function otherName({ name, type, setBy }: AskedField, subject: Subject, { rules }: DesignRequest): string {
  const isMaker = (rules ?? []).some(
    ({ of, who, how, verbs }) => of === subject.name && who === name && how !== 'not' && verbs.includes('create'),
  )
  const free = (to: string): string => (subject.fields.some((field) => field.name === to) ? `${name}_user` : to)
  if (!type.startsWith('-> User')) return free(type.startsWith('-> ') ? `${name}_record` : `${name}_name`)
  return isMaker && setBy === undefined ? free('owner') : `${name}_user`
}

import { plural } from '../../../kernel/english.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import type { AskedField, AskedRule, DesignRequest, Subject } from '../../../model/index.ts'
import type { Members } from '../things/draft.ts'
import { tenantOf } from '../whole/tenant.ts'
import { readType, referenceIn } from '../things/types.ts'

/** The people of a thing, as the request speaks of them: what they are of, and what they may be there. */
export interface Membership extends Members {
  readonly of: string
  /** The subject that says so, and is no table of its own. */
  readonly subject: string
  readonly type: string
  /** Whose role it is, where a rule says it. */
  readonly who?: string
}

/** `each workspace has members with roles owner, admin and guest`: links between it and users. */
export function membershipsIn({ subjects }: DesignRequest): readonly Membership[] {
  return subjects.flatMap((subject) => {
    const listed = subject.fields.find(({ name, type }) => name === 'members' && type.startsWith('many User'))
    if (listed !== undefined)
      return [{ of: subject.name, subject: '', field: 'members', as: null, type: listed.type, leading: [], active: [] }]
    const of = wholeOf(subject, subjects)
    if (of === null) return []
    const said = subject.fields.filter(({ name }) => name !== of.field && isSaid(name, subject))
    const role = said.find(({ type }) => readType(type)?.type.kind === 'enum')
    if (said.some((field) => field !== role && referenceIn(field.type)?.to !== 'User')) return []
    const values = valuesOf(role)
    const field = plural(snake(subject.name.replace(of.name, '') || subject.name))
    const link = role === undefined ? '' : ` with ${role.name}(${values.join('|')}) = ${usualOf(values)}`
    return [
      {
        of: of.name,
        subject: subject.name,
        field,
        as: role?.name ?? null,
        type: `many User${link}`,
        leading: values.filter((value) => LEADING.test(value)),
        active: values.filter((value) => !LOOKING.test(value)),
      },
    ]
  })
}

const LEADING = /^(owner|admin|administrator|manager|lead|leader|maintainer|moderator)$/
const LOOKING = /^(guest|viewer|reader|observer|commenter|follower)$/

/** Whoever comes in may do what most do, or least. */
const usualOf = (values: readonly string[]): string =>
  values.find((value) => value === 'member') ?? values.find((value) => LOOKING.test(value)) ?? values.at(-1)!

const valuesOf = (field: AskedField | undefined): readonly string[] => {
  const type = readType(field?.type ?? '')?.type
  return type?.kind === 'enum' ? type.values.map(({ text }) => text) : []
}

/** What somebody is a member of. */
function wholeOf(
  subject: Subject,
  subjects: readonly Subject[],
): { readonly name: string; readonly field: string } | null {
  if (!/(Member|Membership|Collaborator|Teammate)$/.test(subject.name)) return null
  const wholes = subject.fields.flatMap(({ name, type }) => {
    const to = referenceIn(type)?.to
    // `a gym membership`: whoever has it is in nothing.
    return to !== undefined && !/^(User|Member)$/.test(to) && subjects.some((one) => one.name === to)
      ? [{ name: to, field: name }]
      : []
  })
  return wholes.length === 1 ? wholes[0]! : null
}

/** What is known of a person stands at the account, where nobody says it of the membership. */
const isSaid = (name: string, { fields, from }: Subject): boolean => {
  const field = fields.find((one) => one.name === name)
  return field !== undefined && (field.typed === 'said' || field.from.start !== from.start)
}

/**
 * The same request, where the people of a thing are a field of it. What keeps rows apart lets in those who are among its
 * people: somebody may be in several, so that all else is a part of one of them.
 */
export function withMembers(request: DesignRequest, memberships: readonly Membership[]): DesignRequest {
  if (memberships.length === 0) return request
  const tenant = memberships.find(({ of }) => of === tenantOf(request))?.of ?? null
  const gone = new Set(memberships.map(({ subject }) => subject))
  const typed = (type: string): string =>
    type.replace(/^((?:->|many) )(\w+)/, (all, how: string, to: string) => (gone.has(to) ? `${how}User` : all))
  return {
    ...request,
    subjects: request.subjects
      .filter(({ name }) => !gone.has(name))
      .map((one) => ({
        ...one,
        fields: [
          ...(tenant !== null && isRoot(one, tenant) ? [partOf(tenant, one)] : []),
          ...one.fields
            // `a family has members`: the same people.
            .filter(({ name }) => !memberships.some(({ of, field }) => of === one.name && field === name))
            .map((field) => ({ ...field, type: typed(field.type) })),
          ...memberships
            .filter(
              (own, at, all) =>
                own.of === one.name && all.findIndex(({ of, field }) => of === own.of && field === own.field) === at,
            )
            .map(({ field, type }): AskedField => ({ name: field, type, from: one.from, typed: 'said' })),
        ],
      })),
    ...(request.rules ? { rules: request.rules.flatMap((rule) => ofMembers(rule, memberships)) } : {}),
    capabilities: request.capabilities.filter(
      ({ name, of }) => (of === null || !gone.has(of.split('.')[0]!)) && (tenant === null || name !== 'tenants'),
    ),
  }
}

/** `only team leads add members`: they say who is in it. */
function ofMembers(rule: AskedRule, memberships: readonly Membership[]): readonly AskedRule[] {
  const membership = memberships.find(({ subject }) => rule.of === subject)
  if (membership === undefined) return [rule]
  const isWritten = rule.verbs.some((verb) => verb !== 'read')
  if (!isWritten || rule.how === 'not' || /^(owner|signed in|anyone|nobody)$/.test(rule.who)) return []
  return [{ ...rule, of: membership.of, verbs: [], operation: `set-${membership.field.replaceAll('_', '-')}` }]
}

const isRoot = ({ name, fields }: Subject, tenant: string): boolean =>
  name !== 'User' &&
  name !== tenant &&
  fields.every(({ type }) => {
    const to = referenceIn(type)
    return to === null || to.isOptional || to.to === 'User'
  })

const partOf = (tenant: string, { from }: Subject): AskedField => ({
  name: snake(tenant),
  type: `-> ${tenant} cascade`,
  from,
  typed: 'said',
})

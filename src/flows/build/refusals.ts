import type { Scope } from '../../blueprint/check/scope.ts'
import type { NamedResource } from '../../blueprint/language/blueprint.ts'
import type { Problem, Range } from '../../blueprint/problem.ts'
import { FORMATS } from '../../blueprint/storage/formats.ts'
import { snake, tableName } from '../../blueprint/storage/names.ts'
import { plural } from '../../kernel/english.ts'
import type { Design } from '../../writers/backend/feature.ts'
import { backendOccupies } from '../../writers/backend/index.ts'
import { declaredFormats } from '../../writers/backend/storage/fields.ts'
import { tenantField, tenantOf } from '../../blueprint/storage/tenant.ts'

/** What a blueprint may say, and no backend can be made of; null where one can. */
export function unbuildable(design: Design): Problem | null {
  const { scope } = design
  const user = scope.user === null ? null : (scope.resources.get(scope.user) ?? null)
  const { auth } = scope.blueprint
  const asks = user !== null && auth !== null && auth.provider !== 'none'
  return (
    tooMany(scope) ??
    (asks ? withoutCallers(user, scope) : null) ??
    homeless(scope) ??
    unknownFormat(scope) ??
    unsentFile(scope) ??
    zoneless(scope) ??
    occupied(design)
  )
}

const problem = ({ start, end }: Range, message: string, help: string): Problem => ({ start, end, message, help })

/** The first migration of so many ordinary ones runs on a server with its usual settings: one transaction locks all it makes. */
const MOST_RESOURCES = 1000

function tooMany({ resources }: Scope): Problem | null {
  const first = [...resources.values()][MOST_RESOURCES]
  if (first === undefined) return null
  return problem(
    first.nameAt,
    `a backend holds at most ${MOST_RESOURCES} resources, and ${first.name} is one more; there are ${resources.size}`,
    'Make several backends of them, each with a blueprint of its own.',
  )
}

/** What callers need so that rules can be asked of them. */
function withoutCallers({ name, nameAt, value }: NamedResource, { blueprint, roles }: Scope): Problem | null {
  const isElsewhere = blueprint.auth?.provider === 'better-auth'
  const fields = value.fields ?? []
  if (isElsewhere !== (value.external === 'better-auth'))
    return problem(
      nameAt,
      `${name} and auth do not say the same of who keeps the accounts`,
      `Say both, external: better-auth of ${name} and auth: { provider: better-auth, ... }, or neither.`,
    )
  if (roles.length > 0 && !fields.some((field) => field.value.type.kind === 'role'))
    return problem(
      nameAt,
      `rules ask for roles, and ${name} has no field that holds one`,
      `Give ${name} a field role: role = ${roles.at(-1)!} set by ${roles[0]!}`,
    )
  const email = fields.find((field) => field.name === 'email')
  const tellsApart = email?.value.type.kind === 'email' && email.value.marks.includes('unique') && !email.value.optional
  if (isElsewhere || tellsApart) return null
  return problem(
    email?.nameAt ?? nameAt,
    `people sign in with their address, and ${name} has none that tells them apart`,
    `Give ${name} a field email: email unique, or say who keeps the accounts: auth: { provider: better-auth, ... }`,
  )
}

/** A file is told by what is in it: a format nobody can tell so is not taken. */
function unknownFormat(scope: Scope): Problem | null {
  const unknown = [...declaredFormats(scope).keys()].find((format) => !FORMATS.includes(format))
  if (unknown === undefined) return null
  const named = [...scope.resources.values()]
    .flatMap(({ value }) => value.fields ?? [])
    .flatMap(({ value: { type } }) => (type.kind === 'file' ? type.formats : []))
    .find(({ text }) => text.toLowerCase() === unknown)
  return problem(
    named ?? scope.blueprint.at,
    `nothing tells a file of the format ${unknown} by what is in it`,
    `Say one of ${FORMATS.join(', ')}.`,
  )
}

/** Files are of whoever sent them, and only who signed in sends any. */
function unsentFile({ blueprint, user, resources }: Scope): Problem | null {
  if (user !== null && (blueprint.auth?.provider ?? 'none') !== 'none') return null
  const fields = [...resources.values()].flatMap(({ value }) => value.fields ?? [])
  const file = fields.find(({ value: { type } }) => type.kind === 'file')
  if (!file) return null
  return problem(
    file.nameAt,
    `${file.name} is a file, and nobody signs in who could send one`,
    'Say who keeps the accounts: auth: { provider: builtin }, with a resource User',
  )
}

/** Points in time without a zone are described, and not built: what is sent and what is kept would not be the same. */
function zoneless({ blueprint: { stack } }: Scope): Problem | null {
  if (stack?.datetimes !== 'plain') return null
  const said = stack.at.entries.find(({ key }) => key === 'datetimes')
  return problem(said ?? stack.at, 'points in time without a zone are not built', 'Leave datetimes out, or say zoned.')
}

/** Where tenants are kept apart, whoever asks has to be of one of them. */
function homeless(scope: Scope): Problem | null {
  const tenant = tenantOf(scope)
  if (tenant === null) return null
  const { auth, tenancy, at } = scope.blueprint
  const of = scope.user === null || auth?.provider === 'none' ? null : scope.user
  if (of === null)
    return problem(
      (typeof tenancy === 'object' ? tenancy?.by : null) ?? at,
      `tenants are kept apart by ${tenant}, and nobody signs in`,
      'Say who keeps the accounts: auth: { provider: builtin }, with a resource User',
    )
  if (tenantField(of, scope) !== null) return null
  return problem(
    scope.resources.get(of)?.nameAt ?? at,
    `tenants are kept apart by ${tenant}, and ${of} does not say whose they are`,
    `Give ${of} a field ${snake(tenant)}: -> ${tenant} restrict`,
  )
}

/** A resource in the place of what the backend has by itself would take that away. */
function occupied(design: Design): Problem | null {
  const { scope } = design
  const { tables, paths } = backendOccupies(design)
  for (const { name, nameAt, value } of scope.resources.values()) {
    const usual = plural(snake(name))
    const path = value.path?.text.slice(1) ?? tableName(name, scope).replaceAll('_', '-')
    const held = tables.has(tableName(name, scope))
      ? `the table ${tableName(name, scope)}`
      : paths.has(path) || paths.has(usual.replaceAll('_', '-'))
        ? `the operations of ${usual.replaceAll('_', '-')}`
        : null
    if (held !== null)
      return problem(
        nameAt,
        `${name} stands where the backend has ${held} of its own`,
        `Call it ${name}Record, or otherwise.`,
      )
  }
  return null
}

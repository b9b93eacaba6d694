import type { DesignRequest } from '../../model/index.ts'
import type { People } from './draft.ts'
import { wants } from './draft.ts'

/** Who signs in: whoever is named, and always somebody who may do all. */
export function peopleOf(request: DesignRequest): People {
  const asked = request.roles ?? []
  const isPublic = isWithoutAccounts(request)
  if (isPublic) return { isPublic, provider: 'builtin', roles: [], supposed: [], called: new Map() }
  const fields = new Set(request.subjects.flatMap((subject) => subject.fields.map(({ name }) => name)))
  const taken = new Set([...fields, ...request.subjects.map(({ name }) => name.toLowerCase()), 'owner', 'author'])
  const called = new Map(asked.map(({ name }) => [name, apart(name, taken)]))
  const names = [...new Set(asked.map(({ name }) => called.get(name)!))]
  const top = asked.some(({ rank }) => rank <= 1) ? [] : ['admin']
  const bottom = asked.some(({ rank }) => rank >= 5) ? [] : [taken.has('member') ? 'account' : 'member']
  return {
    isPublic,
    provider: wants(request, 'oauth') ? 'better-auth' : 'builtin',
    roles: [...top, ...names, ...bottom],
    supposed: [...top, ...bottom],
    called,
  }
}

/** A rule could not tell a role from a field of the same name. */
const apart = (name: string, taken: ReadonlySet<string>): string =>
  [name, `${name}s`, `${name}_role`].find((one) => !taken.has(one)) ?? `${name}_role`

/** Nobody signs in where that is said, and where nothing asks who somebody is. */
function isWithoutAccounts(request: DesignRequest): boolean {
  const { declined, roles, rules, capabilities } = request
  if (!declined?.some(({ name }) => name === 'accounts')) return false
  const asks = capabilities.some(({ name }) => NEEDS_ACCOUNTS.has(name))
  return !asks && (roles ?? []).length === 0 && !(rules ?? []).some(({ who }) => who === 'owner')
}

const NEEDS_ACCOUNTS = new Set([
  'accounts',
  'jwt',
  'oauth',
  'sessions',
  'api-keys',
  'roles',
  'tenants',
  'erasure',
  'files',
])

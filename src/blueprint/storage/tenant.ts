import type { Scope } from '../check/scope.ts'
import type { Verb } from '../check/meaning.ts'

/** The resource that holds the tenants; null where there is one for all. */
export function tenantOf({ blueprint: { tenancy } }: Pick<Scope, 'blueprint'>): string | null {
  return tenancy === null || typeof tenancy === 'string' ? null : (tenancy.by?.text ?? null)
}

/** Whether the database itself holds requests to one tenant. */
export const hasRowSecurity = (scope: Scope): boolean => {
  const { tenancy } = scope.blueprint
  return tenantOf(scope) !== null && typeof tenancy === 'object' && tenancy?.enforce !== 'filter'
}

/** The field in which a row says whose it is. */
export function tenantField(resource: string, scope: Scope): string | null {
  const path = tenantPath(resource, scope)
  return path?.length === 1 ? path[0]! : null
}

/**
 * The fields that lead from a row to its tenant; none for a tenant itself, null where the row belongs to all. What
 * lies in something belongs to whom that belongs to, before it belongs to those of its people.
 */
export function tenantPath(resource: string, scope: Scope): readonly string[] | null {
  const tenant = tenantOf(scope)
  if (tenant === null) return null
  return shortest(resource, tenant, scope, scope.user) ?? shortest(resource, tenant, scope, null)
}

function shortest(resource: string, tenant: string, scope: Scope, around: string | null): readonly string[] | null {
  const seen = new Set([resource])
  let reached: readonly (readonly [string, readonly string[]])[] = [[resource, []]]
  while (reached.length > 0) {
    const found = reached.find(([at]) => at === tenant)
    if (found) return found[1]
    reached = reached
      .flatMap(([at, path]) => parentsOf(at, tenant, scope).map(([to, field]) => [to, [...path, field]] as const))
      .filter(([to]) => to !== around && !seen.has(to))
    for (const [to] of reached) seen.add(to)
  }
  return null
}

/** What a row cannot be without; the tenant may be left open. */
const parentsOf = (resource: string, tenant: string, scope: Scope): readonly (readonly [string, string])[] =>
  [...scope.fields(resource)].flatMap(([field, { type, optional }]) =>
    type.kind === 'reference' && (!optional || type.to.text === tenant) ? [[type.to.text, field] as const] : [],
  )

/** Whether what callers may do with rows ends at their own tenant. A new tenant is nobody's yet. */
export function isHeld(resource: string, verb: Verb, scope: Scope): boolean {
  const path = tenantPath(resource, scope)
  return path !== null && (verb !== 'create' || path.length > 0)
}

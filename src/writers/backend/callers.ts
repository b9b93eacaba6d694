import type { Scope } from '../../blueprint/check/scope.ts'
import type { Design } from './feature.ts'

/** Whether anybody signs in. */
export const asksCallers = ({ scope }: Pick<Design, 'scope'>): boolean => providerOf(scope) !== 'none'

export const providerOf = ({ blueprint, user }: Scope): 'builtin' | 'better-auth' | 'none' =>
  user === null ? 'none' : (blueprint.auth?.provider ?? 'none')

/** Whether a resource holds people whom Better Auth keeps, and this backend copies. */
export const isCopied = (resource: string, scope: Scope): boolean =>
  resource === scope.user && providerOf(scope) === 'better-auth'

/** The field of a person that says which role they have. */
export const roleField = (scope: Scope): string | null =>
  scope.user === null ? null : ([...scope.fields(scope.user)].find(([, { type }]) => type.kind === 'role')?.[0] ?? null)

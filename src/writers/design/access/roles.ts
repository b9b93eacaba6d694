import type { Backend } from '../../../model/index.ts'
import { callerTables, exemptOf } from '../../../model/queries/index.ts'
import { heldRoles } from '../../blueprint/roles.ts'

/** Who may call, besides anyone: roles from the most to the least, or whoever is signed in where there are none. */
export function rolesIn(backend: Backend): readonly string[] {
  const callers = callerTables(backend)
  for (const table of backend.data.tables.filter(({ id }) => callers.has(id))) {
    const held = heldRoles(table, backend)
    if (held !== null && held.words.length > 0) return held.words
  }
  const asked = [...new Set(backend.api.operations.flatMap(({ access }) => [...access.roles, ...exemptOf(access)]))]
  const isGuarded = backend.api.operations.some(({ access }) => access.state !== 'public')
  return isGuarded ? [...asked, SIGNED_IN] : []
}

export const SIGNED_IN = 'signed in'

/** Whether a role is, or includes, another one. A role nobody ordered includes itself alone. */
export function includes(roles: readonly string[], role: string, asked: string): boolean {
  if (role === asked) return true
  const [own, other] = [roles.indexOf(role), roles.indexOf(asked)]
  return !roles.includes(SIGNED_IN) && own >= 0 && other >= 0 && own < other
}

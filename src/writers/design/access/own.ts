import type { Filter, Operation } from '../../../model/index.ts'

/** Whose rows an operation reaches, for a caller of a role: all, their own, or what hangs on a condition. */
export type Reach = 'all' | 'own' | { readonly when: string }

/** A filter that asks whose a row is, and is only asked for some callers: who those are is told by its condition. */
export function reachOf(operation: Operation, role: string, roles: readonly string[]): Reach {
  const own = ownStatements(operation)
  if (own.length === 0 || own.some(({ scoped }) => scoped === 'no')) return 'all'
  const filters = own.flatMap(({ filters: asked }) => asked.filter(({ from }) => from === 'principal'))
  const when = filters.every(isSometimes) ? filters.find((one) => one.when !== undefined)?.when : undefined
  if (when === undefined) return 'own'
  const holds = holdsFor(when, role, roles)
  return holds === null ? { when } : holds ? 'own' : 'all'
}

/** Statements that look for rows, and are not those by which the caller becomes known. */
export const ownStatements = ({ statements, handler }: Operation): Operation['statements'] =>
  statements.filter(({ chain, verb }) => verb !== 'insert' && chain[0]?.at.file === handler.file)

const isSometimes = ({ within = [] }: Filter): boolean => within.includes('sometimes')

/** `person.role is Role.customer`, `user.role in (ADMIN, "editor")`: null where no role is compared. */
function holdsFor(condition: string, role: string, roles: readonly string[]): boolean | null {
  const [, negated, operator = '', asked = ''] =
    /^(not )?\(?[\w.]*role[\w.]*\)? (is not|not in|is|in|==|!=) (.+)$/i.exec(condition.trim()) ?? []
  const named = new Set([...asked.matchAll(/\w+/g)].map(([word]) => word.toLowerCase()))
  if (/\b(and|or)\b/.test(asked) || !roles.some((one) => named.has(one.toLowerCase()))) return null
  const isNegated = (negated !== undefined) !== /not|!=/.test(operator)
  return named.has(role.toLowerCase()) !== isNegated
}

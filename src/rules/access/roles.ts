import type { Backend, Dependency, Operation, Refusal, Step } from '../../model/index.ts'
import { wordsOf } from '../../model/queries/index.ts'
import { placeKey } from './caller.ts'
import type { Code } from '../../python/code/code.ts'

const ROLE = new Set(
  `admin admins administrator superuser superadmin staff moderator owner role roles permission permissions permitted
  scope scopes rbac acl policy authorize authorized authorization authz privilege privileges privileged grant
  can may`.split(/\s+/),
)

const namesRole = (name: string): boolean => wordsOf(name).some((word) => ROLE.has(word))

/** Asks what the caller may do, or is named as if it did: by a role, a scope, a check, a dependency, a decorator. */
export function asksForRole(operation: Operation, code: Code, login: ReadonlySet<string>): boolean {
  const { access, trace } = operation
  return (
    access.roles.length > 0 ||
    access.scopes.length > 0 ||
    access.checks.some((check) => check.kind === 'authorization' && !asksForNoScope(operation, check.chain, code)) ||
    (trace?.refusals.some((one) => refusesByRole(one, login) && !asksForNoScope(operation, one.chain, code)) ??
      false) ||
    access.principals.some(({ type, name }) => namesRole(type) || namesRole(name)) ||
    named(operation.dependencies) ||
    decorated(operation, code)
  )
}

/** What compares a token with the scopes that are asked for refuses nobody where none are. */
function asksForNoScope({ access }: Operation, chain: readonly Step[], code: Code): boolean {
  const at = chain.at(-1)?.at
  const file = at && access.scopes.length === 0 ? code.file(at.file) : null
  const around = file?.functions.findLast(({ node }) => {
    const span = file.span(node)
    return span.line <= at!.line && at!.line <= span.endLine
  })
  return around?.node.parameters.some((one) => one.annotation && SCOPES.test(file!.text(one.annotation))) ?? false
}
const SCOPES = /\bSecurityScopes\b/

/** 403 for what the caller is; not where every login answers it: an account that is locked. */
function refusesByRole({ status, escapes, conditions, chain }: Refusal, login: ReadonlySet<string>): boolean {
  if (!escapes || status !== 403) return false
  return conditions.some(namesRole) || !login.has(placeKey(chain.at(-1)?.at))
}

/** The places where at least half of these operations answer 403: that is part of logging in. */
export function refusalsOfLogin(operations: readonly Operation[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { trace } of operations)
    for (const key of new Set(
      trace?.refusals.map(({ status, chain }) => (status === 403 ? placeKey(chain.at(-1)?.at) : '')),
    ))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Set([...counts].filter(([key, count]) => key !== '' && count * 2 >= operations.length).map(([key]) => key))
}

const named = (dependencies: readonly Dependency[]): boolean =>
  dependencies.some((one) => namesRole(one.name) || one.scopes.length > 0 || named(one.dependencies))

function decorated(operation: Operation, code: Code): boolean {
  const handler = code.functionAt(operation.handler)
  return (
    handler?.node.decorators.some((one) => {
      const path = handler.file.pathOf(one)
      return path !== null && namesRole(path.slice(path.lastIndexOf('.') + 1))
    }) ?? false
  )
}

/** `users.role`, when callers are told apart by what their row says. */
export function roleColumn(backend: Backend): string | null {
  for (const table of backend.data.tables) {
    if (!/user|account|member|customer|principal/i.test(table.name)) continue
    const column = table.columns.find(({ name }) =>
      /^(role|roles|is_admin|is_superuser|is_staff|admin|user_type)$/i.test(name),
    )
    if (column) return `${table.name}.${column.name}`
  }
  return null
}

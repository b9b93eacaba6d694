import type { Access, Difference, Operation, Place } from '../../../model/index.ts'
import { accessConditions } from '../../../model/queries/index.ts'
import type { ContractOperation } from '../read.ts'

type Security = ContractOperation['security']

/** What the contract declares against what FastAPI would declare for this code. */
export function compareSecurity(published: ContractOperation, operation: Operation): readonly Difference[] {
  const before = declared(published.security)
  const now = declared(operation.security)
  if (before === now) return []
  const sentence = `the contract declares ${before}, and FastAPI would declare ${now}`
  return [{ kind: 'security', subject: 'security', sentence, at: operation.handler }]
}

function declared(security: Security): string {
  const ways = security.map(
    (way) =>
      Object.entries(way)
        .map(([scheme, scopes]) => (scopes.length === 0 ? scheme : `${scheme} (${[...scopes].sort().join(' ')})`))
        .sort()
        .join(' and ') || 'nothing needed',
  )
  return ways.length === 0 ? 'no security' : [...new Set(ways)].sort().join(' or ')
}

/** Asked for by every way the contract allows. */
const isPromised = (security: Security): boolean =>
  security.length > 0 && security.every((way) => Object.keys(way).length > 0)

/** What the contract promises against what really happens to a caller without credentials. Unknown says nothing. */
export function compareEnforcement(published: ContractOperation, operation: Operation): readonly Difference[] {
  const { access, handler } = operation
  const kind = isPromised(published.security) ? 'unguarded' : 'undeclared'
  const told = kind === 'unguarded' ? unkept(access) : published.security.length === 0 ? unsaid(access) : null
  if (told === null) return []
  return [{ kind, subject: `access ${access.state}`, sentence: told, at: whereEnforced(access) ?? handler }]
}

/** Promised, and not so. */
function unkept(access: Access): string | null {
  if (access.state === 'public') return 'the contract asks for credentials, and nothing in the code does'
  if (access.state === 'optional')
    return 'the contract asks for credentials, and the code lets callers through without them'
  return access.state === 'conditional'
    ? `the contract asks for credentials, and the code does so only when ${conditionsOf(access)}`
    : null
}

/** So, and not promised. */
function unsaid(access: Access): string | null {
  if (access.state === 'enforced')
    return `the contract asks for no credentials, and the code refuses callers without them${statusOf(access)}`
  return access.state === 'conditional'
    ? `the contract asks for no credentials, and the code refuses callers without them when ${conditionsOf(access)}`
    : null
}

function statusOf({ checks }: Access): string {
  const status = checks.find((check) => check.kind === 'authentication')?.status ?? checks[0]?.status
  return status === undefined ? '' : ` (${status})`
}

const conditionsOf = (access: Access): string => accessConditions(access).join(' or ') || 'a setting says so'

function whereEnforced({ checks }: Access): Place | null {
  const check = checks.find(({ kind }) => kind === 'authentication') ?? checks[0]
  return check?.chain.at(-1)?.at ?? null
}

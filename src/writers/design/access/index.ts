import type { AccessRow, Backend, Operation } from '../../../model/index.ts'
import { accessConditions, exemptOf } from '../../../model/queries/index.ts'
import { type Asked, conditionText, isOwn } from './condition.ts'
import { ownStatements, reachOf } from './own.ts'
import { askedOfAnyone, askedTogether, ownPolicies, policiesOf } from './policies.ts'
import { SIGNED_IN, includes, rolesIn } from './roles.ts'

const ANYONE = 'anyone'

/** Operations against roles, from what the code enforces. */
export function accessTable(backend: Backend, operations: readonly Operation[]): readonly AccessRow[] {
  const roles = rolesIn(backend)
  return operations.map((operation) => ({
    operation: operation.id,
    allowed: {
      [ANYONE]: forAnyone(backend, operation),
      ...Object.fromEntries(roles.map((role) => [role, forRole(backend, operation, role, roles)])),
    },
  }))
}

function forAnyone(backend: Backend, operation: Operation): string {
  const { access } = operation
  if (access.state === 'unknown') return 'unknown'
  if (access.credentials.includes('signature')) return 'if signed'
  if (access.state === 'enforced') return 'no'
  if (access.state === 'conditional')
    return `unless ${accessConditions(access).join(', ') || 'a setting says otherwise'}`
  const policies = ownPolicies(backend, operation)
  if (policies.length === 0) return 'yes'
  return cell(askedOfAnyone(policies, { has: null, policies: policiesOf(backend) }))
}

function forRole(backend: Backend, operation: Operation, role: string, roles: readonly string[]): string {
  const { access } = operation
  if (access.state === 'unknown') return 'unknown'
  if (access.credentials.includes('signature')) return 'if signed'
  const has = (asked: string): boolean => role !== SIGNED_IN && includes(roles, role, asked)
  if (access.roles.length > 0 && !access.roles.some(has)) return 'no'
  const policies = ownPolicies(backend, operation)
  if (policies.length === 0) return withoutPolicies(operation, role, roles)
  const held = role === SIGNED_IN ? {} : { role }
  return cell(askedTogether(policies, { has, ...held, policies: policiesOf(backend) }))
}

/** What checks and statements say by themselves, where no function is asked. */
function withoutPolicies(operation: Operation, role: string, roles: readonly string[]): string {
  const { access } = operation
  if (exemptOf(access).length > 0) return exemptOf(access).some((asked) => includes(roles, role, asked)) ? 'yes' : 'own'
  const check = access.checks.find(({ kind, condition }) => kind === 'authorization' && condition !== '')
  if (check && access.roles.length === 0) return `unless \`${check.condition.replaceAll('`', "'")}\``
  if (access.state === 'public') return 'yes'
  const reach = reachOf(operation, role, roles)
  if (reach === 'all') return 'yes'
  if (typeof reach === 'object') return `own if \`${reach.when.replaceAll('`', "'")}\`, else any`
  return ownStatements(operation).every(({ scoped }) => scoped === 'yes') ? 'own' : 'yes; whose rows is not known'
}

function cell(asked: Asked): string {
  if (typeof asked === 'boolean') return asked ? 'yes' : 'no'
  return isOwn(asked) ? 'own' : `if ${conditionText(asked)}`
}

import type { Scope } from '../../blueprint/check/scope.ts'
import { columnOf, tableName } from '../../blueprint/storage/names.ts'
import { rowsOfResources } from '../../blueprint/storage/rows.ts'
import { Trouble } from '../../kernel/diagnostic.ts'
import type { StatedBudgets } from '../../model/index.ts'
import type { Described, DescribedAccounts } from '../../proving/people/described.ts'
import { hasLinks } from '../../writers/backend/accounts/ways.ts'
import { providerOf, roleField } from '../../writers/backend/callers.ts'
import { tenantField, tenantOf } from '../../blueprint/storage/tenant.ts'
import type { Design } from '../../writers/backend/feature.ts'
import { designIn } from '../build/design.ts'
import { demandsOf } from './demands.ts'
import { openingsOf, ordinaryRole } from './openings.ts'

/** What the blueprint beside a backend says of it; null where there is none that is right. */
export function describedIn(directory: string): Described | null {
  try {
    return describedBy(designIn(directory))
  } catch (error) {
    if (error instanceof Trouble) return null
    throw error
  }
}

export function describedBy(design: Design): Described {
  const { scope } = design
  const accounts = accountsIn(scope)
  return {
    accounts,
    budgets: budgetsIn(scope),
    rows: rowsIn(scope),
    openings: openingsOf(scope, accounts?.ordinary ?? null),
    demands: demandsOf(design),
  }
}

function accountsIn(scope: Scope): DescribedAccounts | null {
  const { user, roles } = scope
  const keeper = providerOf(scope)
  if (user === null || keeper === 'none') return null
  const tenants = tenantOf(scope)
  const field = tenantField(user, scope)
  const column = field === null ? null : columnOf(field, scope.fields(user).get(field)!.type)
  return {
    keeper,
    byLink: hasLinks({ scope }),
    table: tableName(user, scope),
    roleColumn: roleField(scope),
    roles,
    ordinary: ordinaryRole(scope),
    erasedLater: keeper === 'builtin' && Boolean(scope.resources.get(user)?.value.erase?.after),
    tenant: tenants === null || column === null ? null : { column, table: tableName(tenants, scope) },
  }
}

function budgetsIn({ blueprint: { budgets } }: Scope): StatedBudgets {
  return {
    ...(budgets?.read && { read: inMilliseconds(budgets.read.milliseconds) }),
    ...(budgets?.write && { write: inMilliseconds(budgets.write.milliseconds) }),
    ...(typeof budgets?.rps === 'number' && { rps: budgets.rps }),
  }
}

const inMilliseconds = (time: number): string => `${time}ms`

const rowsIn = (scope: Scope): readonly string[] =>
  [...rowsOfResources(scope)].map(([resource, rows]) => `${tableName(resource, scope)}=${rows}`)

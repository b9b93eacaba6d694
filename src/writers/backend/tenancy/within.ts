import { columnOf } from '../../../blueprint/storage/names.ts'
import type { Scope } from '../../../blueprint/check/scope.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident, words } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, fieldColumn, modelOf } from '../access/condition.ts'
import { moduleName, spoken } from '../names.ts'
import { tenantField, tenantOf, tenantPath } from '../../../blueprint/storage/tenant.ts'

const CALLER = imported('app.core.caller:Caller')

/** `caller.user.organisation_id` */
export function ownTenant(scope: Scope): Fragment {
  const field = tenantField(scope.user!, scope)!
  return py`caller.user.${ident(columnOf(field, scope.fields(scope.user!).get(field)!.type))}`
}

/** The function that holds rows to the tenant of the caller; null where they belong to all. */
export function withinFunction(resource: string, scope: Scope): Fragment | null {
  const path = tenantPath(resource, scope)
  if (path === null) return null
  const tenant = spoken(tenantOf(scope)!)
  const isLoose = scope.fields(scope.user!).get(tenantField(scope.user!, scope)!)!.optional
  const nobody = isLoose ? py`caller is None or ${ownTenant(scope)} is None` : py`caller is None`
  return py`
    def within(caller: ${CALLER} | None) -> ${imported('sqlalchemy:ColumnElement')}[bool]:
        """Rows of the caller's own ${words(tenant)}: nobody reaches those of another."""
        if ${nobody}:
            return ${imported('sqlalchemy:false')}()
        return ${conditionOf(resource, path, scope)}
  `
}

function conditionOf(resource: string, path: readonly string[], scope: Scope): Fragment {
  const [first, ...rest] = path
  if (first === undefined) return py`${column(modelOf(resource), 'id', scope)} == ${ownTenant(scope)}`
  const field = fieldColumn(resource, first, scope)
  return rest.length === 0 ? py`${field} == ${ownTenant(scope)}` : pointingWithin(resource, first, scope)
}

/** That a row points to one of the caller's own tenant. */
export function pointingWithin(resource: string, field: string, scope: Scope): Fragment {
  const { type } = scope.fields(resource).get(field)!
  if (type.kind !== 'reference') throw new Error(`${field} points to nothing`)
  const to = type.to.text
  const inner = py`${imported('sqlalchemy:select')}(${column(modelOf(to), 'id', scope)}).where(${within(to)})`
  return py`${fieldColumn(resource, field, scope)}.in_(${inner})`
}

const within = (resource: string): Fragment => py`${imported(`app.access:${moduleName(resource)}`)}.within(caller)`

/** The database holds the rest of the transaction to the tenant of whoever is asking. */
export const entered = (scope: Scope): Fragment =>
  py`await ${imported('app.core.tenancy:enter')}(session, ${ownTenant(scope)} if caller else None)`

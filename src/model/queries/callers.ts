import type { Backend, Column, ForeignKey, Table } from '../index.ts'

/** Whose the rows are: one person's, or those of everyone who works together. */
export type OwnerKind = 'caller' | 'tenant'

const PEOPLE = /^(app_?|auth_?|site_?)?(users?|accounts?|customers?|members?|people|persons?|profiles?|patients?)$/i
const TENANTS =
  /^(app_?)?(tenants?|organi[sz]ations?|orgs?|workspaces?|compan(y|ies)|teams?|households?|departments?|depts?)$/i

/**
 * Columns that say whose a row is. Who made or changed it (`created_by`, `reviewer_id`) says what happened,
 * not who may see it.
 */
const CALLER_COLUMN =
  /^(user|owner|owned_by|customer|buyer|seller|vendor|account|member|patient|borrower|client|subscriber|holder|payer)(_?(id|uuid|user_id|username|email))?$|^owner_\w*id$|^(userid|ownerid|customerid)$/i
const TENANT_COLUMN =
  /^(tenant|organi[sz]ation|org|workspace|company|team|household)(_?(id|uuid|slug|name))?$|^(tenantid|orgid|organizationid|workspaceid)$/i
const AUTHOR_COLUMN =
  /^(author|creator|created_by|posted_by|poster|uploader|uploaded_by)(_?(id|uuid|user_id|username))?$/i

/** Tables whose rows call the application: the classes of its callers, and tables that are named after people. */
export function callerTables(backend: Backend): ReadonlySet<string> {
  const types = new Set(
    backend.api.operations.flatMap((operation) => operation.access.principals.map((one) => one.type)),
  )
  types.delete('')
  return new Set(
    backend.data.tables
      .filter((table) => (table.model !== null && types.has(lastPart(table.model))) || PEOPLE.test(table.name))
      .map((table) => table.id),
  )
}

export const tenantTables = (backend: Backend): ReadonlySet<string> =>
  new Set(backend.data.tables.filter((table) => TENANTS.test(table.name)).map((table) => table.id))

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** Whose a row is by this column, by its name and by what it refers to; null for any other column. */
export function ownerKindOf(
  column: Pick<Column, 'name' | 'attribute'>,
  references: string | null,
  callers: ReadonlySet<string>,
  tenants: ReadonlySet<string>,
): OwnerKind | null {
  const names = [column.name, column.attribute]
  const is = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (references !== null) {
    if (tenants.has(references)) return is(TENANT_COLUMN) ? 'tenant' : null
    if (callers.has(references)) return is(CALLER_COLUMN) ? 'caller' : null
    return null
  }
  // Without a foreign key only an id says so: `owner` alone may be free text.
  if (is(TENANT_COLUMN) && names.some((name) => /id$/i.test(name))) return 'tenant'
  return is(CALLER_COLUMN) && names.some((name) => /id$/i.test(name)) && !is(/^(account|client|vendor|member|seller)/i)
    ? 'caller'
    : null
}

/** A column that names who wrote a row: others may read it, and only its author changes it. */
export const isAuthorColumn = (column: Pick<Column, 'name' | 'attribute'>): boolean =>
  AUTHOR_COLUMN.test(column.name) || AUTHOR_COLUMN.test(column.attribute)

export const keyOf = (table: Table, column: string): ForeignKey | null =>
  table.foreignKeys.find((key) => key.columns.includes(column)) ?? null

import { usualTable } from '../../blueprint/storage/names.ts'
import type { Backend, Column, Table } from '../../model/index.ts'
import { ownershipOf } from '../../model/queries/index.ts'
import type { DecisionSubject } from '../subject.ts'

/** A table whose rows are a tenant's, with the column that says whose. */
export interface TenantTable {
  readonly table: Table
  readonly column: Column
  readonly tenants: string
}

/** Tables of tenants: those the blueprint names, and those that are called so. */
export function tenantIds({ backend, blueprint }: DecisionSubject): readonly string[] {
  const tenancy = blueprint?.tenancy
  const by = tenancy && typeof tenancy !== 'string' ? tenancy.by?.text : undefined
  const named =
    by === undefined
      ? null
      : (blueprint?.resources?.find(({ name }) => name === by)?.value.table?.text ?? usualTable(by))
  const found = backend.data.tables.filter(
    (table) => table.name === named || (ownershipOf(backend).tenants.has(table.id) && !isRenters(table, backend)),
  )
  return found.map(({ id }) => id)
}

/** Tenants who rent something: people with a telephone, or rows that tell what they pay for. */
const isRenters = (table: Table, { data }: Backend): boolean =>
  /tenants?$/i.test(table.name) &&
  [
    table,
    ...data.tables.filter(({ foreignKeys }) => foreignKeys.some(({ references }) => references.table === table.id)),
  ]
    .flatMap(({ columns }) => columns)
    .some(({ name }) => OF_RENTERS.test(name))

const OF_RENTERS =
  /(^|_)(phone|mobile|first_name|last_name|birth|born|rent|lease|deposit|apartment|flat|plot|landlord|moved_(in|out))(_|$)/i

/** Tables that name a tenant themselves. */
export function tenantTables(subject: DecisionSubject): readonly TenantTable[] {
  const ids = new Set(tenantIds(subject))
  return subject.tables.flatMap((table) => {
    const key = table.foreignKeys.find(({ columns, references }) => columns.length === 1 && ids.has(references.table))
    const column = table.columns.find(({ name }) => name === key?.columns[0])
    return key && column && !ids.has(table.id) ? [{ table, column, tenants: key.references.table }] : []
  })
}

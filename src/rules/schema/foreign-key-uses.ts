import type { Backend, ForeignKey, Statement, Step, Table } from '../../model/index.ts'
import { areIndexed, filteredColumn, isIndexed, standsAt, type StatementUse } from '../../model/queries/index.ts'

/** Foreign keys no index begins with: PostgreSQL makes none by itself. */
export const unindexedKeys = (table: Table): readonly ForeignKey[] =>
  table.foreignKeys.filter((key) => key.columns.length > 0 && !areIndexed(table, key.columns))

export interface Evidence {
  /** Operations that search the table by the column. */
  readonly searches: readonly StatementUse[]
  /** Operations that delete rows of the table it refers to. */
  readonly deletes: readonly StatementUse[]
}

/** Who needs an index on a foreign key: searches by it, and deletes of the row it points to. */
export function evidenceFor(
  key: ForeignKey,
  table: Table,
  uses: ReadonlyMap<string, readonly StatementUse[]>,
): Evidence {
  const of = uses.get(table.id) ?? []
  const searches = of.filter(({ statement }) => needsIndex(statement, key.columns, table))
  const deletes = (uses.get(key.references.table) ?? []).filter(({ statement }) => statement.verb === 'delete')
  return { searches: onePerOperation(searches), deletes: onePerOperation(deletes) }
}

export const onePerOperation = (uses: readonly StatementUse[]): readonly StatementUse[] => {
  const seen = new Set<string>()
  return uses.filter(({ operation }) => !seen.has(operation.id) && seen.add(operation.id))
}

/** Searched by a value, and by nothing else that an index would find. */
function needsIndex(statement: Statement, columns: readonly string[], table: Table): boolean {
  const equal = statement.filters
    .filter(({ operator, from }) => from !== 'column' && /^(==|=|in)$/.test(operator))
    .map((filter) => filteredColumn(filter, table))
    .filter((column) => column !== null)
  if (!columns.every((column) => equal.includes(column))) return false
  return statement.tables.length === 1 && !equal.some((column) => isIndexed(table, column))
}

export const stepsOf = (uses: readonly StatementUse[], most: number): readonly Step[] =>
  uses.slice(0, most).flatMap(({ operation, statement }) => {
    const step = standsAt(statement)
    return step ? [{ what: `${operation.id}: ${step.what}`, at: step.at }] : []
  })

/** Tables whose columns are known. */
export const ownTables = ({ data }: Backend): readonly Table[] =>
  data.tables.filter(({ columns }) => columns.length > 0)

import type { Backend, Filter, Index, Operation, Statement, Table } from '../index.ts'

/** Column sets of a table that hold every combination once. */
export function uniqueSets(table: Table): readonly (readonly string[])[] {
  return [
    ...(table.primaryKey ? [table.primaryKey.columns] : []),
    ...table.uniques.map((unique) => unique.columns),
    ...table.indexes.filter((index) => index.unique).map(keyColumns),
  ].filter((columns) => columns.length > 0)
}

/** The column each key of an index is about: of `lower(email)` and `created_at DESC`, `email` and `created_at`. */
export const keyColumns = (index: Index): readonly string[] => index.keys.map(keyColumn)

export function keyColumn(key: string): string {
  const plain = plainKey(key)
  if (plain !== null) return plain
  const names = [...key.replace(/'[^']*'/g, '').matchAll(/"?([a-z_]\w*)"?(?!\w*\s*\()/gi)].map((match) => match[1]!)
  return names.find((name) => !SQL_WORDS.has(name.toLowerCase())) ?? key
}

/** The column of a key that is nothing but a column, its direction and operator class left out; null for expressions. */
export function plainKey(key: string): string | null {
  return /^"?([A-Za-z_]\w*)"?(?:\s+\w+)*$/.exec(key.trim())?.[1] ?? null
}

const SQL_WORDS = new Set(['asc', 'desc', 'nulls', 'first', 'last', 'text', 'cast', 'as', 'collate'])

/** The ordered columns of everything PostgreSQL can look rows up in: the primary key, unique constraints, indexes. */
export function accessPaths(table: Table): readonly (readonly string[])[] {
  return [
    ...(table.primaryKey ? [table.primaryKey.columns] : []),
    ...table.uniques.map((unique) => unique.columns),
    ...table.indexes.map(keyColumns),
    ...(table.exclusions ?? []).map((exclusion) => [...exclusion.expression.matchAll(/\w+/g)].map(([word]) => word)),
  ]
}

/** Whether some index begins with a column: only then does it serve a search by this column alone. */
export const isIndexed = (table: Table, column: string): boolean =>
  accessPaths(table).some((columns) => columns[0] === column)

/** Whether some index begins with these columns, in whatever order. */
export const areIndexed = (table: Table, columns: readonly string[]): boolean =>
  accessPaths(table).some((path) => columns.every((column) => path.slice(0, columns.length).includes(column)))

/** The column of a table a filter is about, by its name in the database; null for another table or an expression. */
export function filteredColumn(filter: Filter, table: Table): string | null {
  const prefix = [table.id, table.name].find((name) => filter.column.startsWith(`${name}.`))
  if (prefix === undefined) return null
  const rest = filter.column.slice(prefix.length + 1)
  if (rest === '(primary key)') return table.primaryKey?.columns[0] ?? null
  return table.columns.find((column) => column.name === rest || column.attribute === rest)?.name ?? null
}

/** A statement with the operation that runs it. */
export interface StatementUse {
  readonly operation: Operation
  readonly statement: Statement
}

/** The statements of all operations by the id of each table they touch. */
export function statementsByTable(backend: Backend): ReadonlyMap<string, readonly StatementUse[]> {
  const uses = new Map<string, StatementUse[]>()
  for (const operation of backend.api.operations)
    for (const statement of operation.statements)
      for (const table of new Set(statement.tables)) {
        const known = uses.get(table)
        if (known) known.push({ operation, statement })
        else uses.set(table, [{ operation, statement }])
      }
  return uses
}

/** Where a statement stands in the code: the last step of the way that leads to it. */
export const standsAt = (statement: Statement): Statement['chain'][number] | null => statement.chain.at(-1) ?? null

import type { Column, Table } from '../../model/index.ts'

export type KeyKind = 'uuid4' | 'uuid7' | 'bigint' | 'int'

/** The column a table is keyed by, where it is one. */
export function keyColumn(table: Table): Column | null {
  const [name, ...more] = table.primaryKey?.columns ?? []
  return more.length === 0 ? (table.columns.find((column) => column.name === name) ?? null) : null
}

const ORDERED = /uuid_?v?[67]\b|uuid_?7|ulid/i

/** How keys of a table are made; null where they are anything else, or nobody can tell. */
export function keyKind(table: Table): KeyKind | null {
  const column = keyColumn(table)
  if (column === null || table.foreignKeys.some(({ columns }) => columns.includes(column.name))) return null
  const made = `${column.serverDefault ?? ''} ${column.default ?? ''}`
  if (column.type === 'UUID') return ORDERED.test(made) ? 'uuid7' : /uuid|random/i.test(made) ? 'uuid4' : null
  if (/^(BIGINT|BIGSERIAL)$/.test(column.type)) return 'bigint'
  return /^(INTEGER|SERIAL|SMALLINT)$/.test(column.type) ? 'int' : null
}

/** Columns whose values come in the order of the rows, beyond what their type tells. */
export const orderedColumns = (table: Table): readonly string[] => {
  const column = keyColumn(table)
  return column && keyKind(table) === 'uuid7' ? [column.name] : []
}

import type { Column, Step, Table } from '../../model/index.ts'

/** A column with the table it belongs to. */
export interface Placed {
  readonly table: Table
  readonly column: Column
}

/** The columns of all tables that are of a kind. Columns of one mixin stand once: they are one cause. */
export function columnsOf(
  tables: readonly Table[],
  wanted: (column: Column, table: Table) => boolean,
): readonly Placed[] {
  const seen = new Set<string>()
  return tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const key = `${column.at.file}:${column.at.line}:${column.name}`
      if (!wanted(column, table) || seen.has(key)) return []
      seen.add(key)
      return [{ table, column }]
    }),
  )
}

export const nameOf = ({ table, column }: Placed): string => `${table.id}.${column.name}`

/** Where the others stand, as far as anybody reads on. */
export const others = (placed: readonly Placed[]): readonly Step[] =>
  placed.slice(1, 12).map((one) => ({ what: nameOf(one), at: one.column.at }))

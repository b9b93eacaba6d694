import type { Column, Table } from '../../model/index.ts'
import { identifier, qualified } from '../ddl/identifiers.ts'

export interface ColumnOf {
  readonly table: Table
  readonly column: Column
}

/** The tables of the models, by the names statements have for them. */
export class Names {
  private readonly byName: ReadonlyMap<string, Table>

  constructor(tables: readonly Table[]) {
    this.byName = new Map([
      ...tables.flatMap((table) => (table.model === null ? [] : [[table.model, table] as const])),
      ...tables.map((table) => [table.name, table] as const),
      ...tables.map((table) => [table.id, table] as const),
    ])
  }

  table(name: string): Table | null {
    return this.byName.get(name) ?? null
  }

  /** `orders.buyer_id`, `orders.(primary key)`; a bare name is looked for in `within`. */
  column(text: string, within: readonly Table[]): ColumnOf | null {
    const dot = text.lastIndexOf('.')
    if (dot < 0) return firstWith(text, within)
    const table = this.table(text.slice(0, dot))
    const column = table && columnNamed(table, text.slice(dot + 1))
    return table && column ? { table, column } : null
  }

  /** What a relationship of a table leads to. */
  related(table: Table, relationship: string): Table | null {
    const found = table.relationships.find(({ name }) => name === relationship)
    return found ? this.table(found.target) : null
  }
}

export function firstWith(name: string, tables: readonly Table[]): ColumnOf | null {
  for (const table of tables) {
    const column = columnNamed(table, name)
    if (column) return { table, column }
  }
  return null
}

function columnNamed(table: Table, name: string): Column | null {
  const wanted = name === '(primary key)' ? table.primaryKey?.columns[0] : name
  return table.columns.find((one) => one.name === wanted || one.attribute === wanted) ?? null
}

export const reference = ({ table, column }: ColumnOf): string => `${identifier(table.name)}.${identifier(column.name)}`

/** A table as `FROM` names it: in a schema, it is called by its own name. */
export const named = ({ schema, name }: Table): string =>
  schema === null ? identifier(name) : `${qualified(schema, name)} AS ${identifier(name)}`

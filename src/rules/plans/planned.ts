import { groupBy } from '../../kernel/group.ts'
import type { Backend, Place, PlannedBackend, PlannedStatement, StatementUseAt, Table } from '../../model/index.ts'
import { count, grouped } from '../../model/queries/index.ts'

/** Reading fewer is done in a few milliseconds, whichever way. */
export const LARGE = 100_000

export interface LargeTable {
  /** As the report calls it: `orders`, `shop.orders`. */
  readonly name: string
  readonly rows: number
}

/** Tables with so many rows that reading all of them shows, by the bare name a plan has for them. */
export function largeTables({ tables }: PlannedBackend): ReadonlyMap<string, LargeTable> {
  const bare = groupBy(tables, ({ table }) => bareName(table))
  return new Map(
    [...bare].flatMap(([name, [only, ...others]]) =>
      only && others.length === 0 && only.rows >= LARGE ? [[name, { name: only.table, rows: only.rows }] as const] : [],
    ),
  )
}

export const bareName = (table: string): string => table.slice(table.lastIndexOf('.') + 1)

export const placeOf = ({ file, line }: StatementUseAt): Place => ({
  file,
  line,
  column: 1,
  endLine: line,
  endColumn: 1,
})

/** Where the code asks for a statement, once for each place. */
export const placesOf = ({ uses }: PlannedStatement): readonly StatementUseAt[] => [
  ...new Map(uses.map((use) => [`${use.file}:${use.line}`, use])).values(),
]

/** `the statement of GET /orders`, or `a statement of 7 operations`. */
export function operationsOf({ uses }: PlannedStatement): string {
  const [only, ...more] = [...new Set(uses.map(({ operation }) => operation))]
  return more.length === 0 ? `the statement of \`${only}\`` : `a statement of ${count(more.length + 1, 'operation')}`
}

/** `1,000,000,000` */
export const rowsOf = (rows: number): string => grouped(Math.round(rows))

/** A statement on one line, as long as a sentence bears. */
export function shown(sql: string): string {
  const line = sql.replaceAll(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

/** The table of the models that plans call so. */
export const tableNamed = ({ data }: Backend, name: string): Table | null =>
  data.tables.find(
    (table) => (table.schema && table.schema !== 'public' ? `${table.schema}.${table.name}` : table.name) === name,
  ) ?? null

import type { Column, Table, TableVariant } from '../../model/index.ts'
import { quoted } from '../../sql/identifiers.ts'

/** The schema tables lie in that are not there, so that they get in nobody's way. */
const ELSEWHERE = 'variant'

/** What is different of a table that is planned as it might be. */
export interface Otherwise extends Partial<Omit<TableVariant, 'table'>> {
  readonly rows: number
  readonly columns?: readonly Column[]
  readonly change?: Partial<Pick<Table, 'primaryKey' | 'uniques' | 'foreignKeys' | 'indexes'>>
}

/** A table as it might be, under its own name and what is different: `orders_uuid7`. The server names its parts. */
export function variantOf(table: Table, suffix: string, otherwise: Otherwise): TableVariant {
  const columns = otherwise.columns ?? table.columns
  const has = (name: string): boolean => columns.some((column) => column.name === name)
  const { foreignKeys, indexes, uniques, primaryKey } = { ...table, ...otherwise.change }
  const name = `${table.id.replaceAll('.', '_').slice(0, LONGEST)}_${suffix}`
  return {
    table: {
      ...table,
      id: `${ELSEWHERE}.${name}`,
      name,
      schema: ELSEWHERE,
      comment: null,
      columns: columns.map((column) => ({ ...column, comment: null })),
      primaryKey: primaryKey && { ...primaryKey, name: null },
      uniques: uniques.map((one) => ({ ...one, name: null })),
      checks: [],
      exclusions: [],
      foreignKeys: foreignKeys
        .filter(({ columns: own, references }) => own.every(has) && references.table !== table.id)
        .map((one) => ({ ...one, name: null })),
      indexes: indexes.map((one) => ({ ...one, name: null })),
    },
    rows: otherwise.rows,
    ordered: otherwise.ordered ?? [],
    distinct: otherwise.distinct ?? {},
    beside: otherwise.beside ?? [],
  }
}

/** The server cuts names of more than 63 bytes. */
const LONGEST = 30

/** A table as SQL names it. */
export const named = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  schema === null ? quoted(name) : `${quoted(schema)}.${quoted(name)}`

/** As the twin calls it. */
export const keyOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${schema ?? 'public'}.${name}`

/** Another column of the same table; all it does not say is as plain as can be. */
export const columnLike = (table: Table, name: string, type: string, nullable = false): Column => ({
  name,
  attribute: name,
  type,
  nullable,
  serverDefault: null,
  default: null,
  identity: null,
  computed: null,
  autoincrement: false,
  comment: null,
  at: table.at,
})

/** An index over columns, where a table has none that begins so. */
export const indexOn = (table: Table, keys: readonly string[], more: Partial<Table['indexes'][number]> = {}) => ({
  name: null,
  keys,
  unique: false,
  using: null,
  where: null,
  include: [],
  at: table.at,
  ...more,
})

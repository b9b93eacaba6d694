import type { Lab } from '../lab.ts'
import type { TwinTable } from './schema.ts'
import { columnWithin } from './sizes.ts'
import type { ColumnStatistics } from './statistics.ts'

/** The functions want to know how old the numbers are. */
const VERSION = 180_000
/** `relpages` is an integer of four bytes. */
const MOST_PAGES = 2_147_483_647

export interface RelationNumbers {
  readonly schema: string
  readonly name: string
  readonly pages: number
  readonly rows: number
  readonly visible: number
}

/** Tells the server how large its relations are; it forgets what it knew of their files. */
export async function restoreRelations(lab: Lab, relations: readonly RelationNumbers[]): Promise<void> {
  if (relations.length === 0) return
  const given = relations.map(({ schema, name, pages, rows, visible }) => ({
    schema,
    name,
    pages: Math.min(pages, MOST_PAGES),
    rows: Math.round(rows),
    visible: Math.min(visible, MOST_PAGES),
  }))
  await lab.query(
    `SELECT pg_restore_relation_stats('schemaname', schema, 'relname', name, 'version', ${VERSION},
       'relpages', pages, 'reltuples', rows, 'relallvisible', visible)
     FROM json_to_recordset($1::json) AS x(schema text, name text, pages int, rows real, visible int)`,
    [JSON.stringify(given)],
  )
}

interface AttributeNumbers extends ColumnStatistics {
  readonly schema: string
  readonly relation: string
}

/** Tells the server what stands in the columns, and in the expressions of indexes over them. */
export async function restoreColumns(
  lab: Lab,
  tables: readonly { readonly table: TwinTable; readonly columns: readonly ColumnStatistics[] }[],
): Promise<void> {
  const given = tables.flatMap(({ table, columns }) => [
    ...columns.map((one): AttributeNumbers => ({ ...one, schema: table.schema, relation: table.name })),
    ...ofExpressions(table, columns),
  ])
  if (given.length === 0) return
  await lab.query(
    `SELECT pg_restore_attribute_stats('schemaname', x.schema, 'relname', x.relation, 'attname', x.column,
       'inherited', false, 'version', ${VERSION}, 'null_frac', x.nulls, 'avg_width', x.width, 'n_distinct', x.distinct,
       'most_common_vals', x.common, 'most_common_freqs', x.often, 'histogram_bounds', x.histogram,
       'correlation', x.correlation, 'most_common_elems', x.elements, 'most_common_elem_freqs', x.elements_often,
       'elem_count_histogram', x.element_counts)
     FROM json_to_recordset($1::json) AS x(schema text, relation text, "column" text, nulls real, width int,
       "distinct" real, common text, often real[], histogram text, correlation real, elements text,
       elements_often real[], element_counts real[])`,
    [JSON.stringify(given.map(asArguments))],
  )
}

const asArguments = ({ schema, relation, column, common, elements, ...known }: AttributeNumbers) => ({
  schema,
  relation,
  column,
  nulls: known.nullFraction,
  width: Math.round(known.width),
  distinct: known.distinct,
  common: common?.values,
  often: common?.frequencies,
  histogram: known.histogram ?? undefined,
  correlation: known.correlation ?? undefined,
  elements: elements?.values,
  elements_often: elements?.frequencies,
  element_counts: elements?.counts ?? undefined,
})

/** `lower(email)` is taken to have as many values as `email`: otherwise the planner would guess two hundred. */
function ofExpressions(table: TwinTable, columns: readonly ColumnStatistics[]): readonly AttributeNumbers[] {
  const known = new Map(columns.map((one) => [one.column, one]))
  return table.indexes.flatMap((index) =>
    index.keys.flatMap((key) => {
      if (key.column !== null || !/^(lower|upper|date|trim|btrim)?\b/.test(key.expression)) return []
      const about = known.get(columnWithin(key, known) ?? '')
      if (!about) return []
      const plain = { ...about, common: null, histogram: null, elements: null, correlation: 0 }
      return [{ ...plain, schema: index.schema, relation: index.name, column: key.attribute }]
    }),
  )
}

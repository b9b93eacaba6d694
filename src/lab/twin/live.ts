import { groupBy } from '../../kernel/group.ts'
import type { Lab } from '../lab.ts'
import type { ColumnStatistics, Common, TableStatistics } from './statistics.ts'

/** Tables that were analyzed at least once; `reltuples` of others is -1. */
const RELATIONS = `
  SELECT n.nspname || '.' || c.relname AS table, c.reltuples::float8 AS rows, c.relpages AS pages,
    c.relallvisible AS visible,
    (SELECT json_object_agg(x.relname, x.relpages) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
     WHERE i.indrelid = c.oid) AS indexes
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.reltuples >= 0 AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`

const COLUMNS = `
  SELECT schemaname || '.' || tablename AS table, attname AS column, null_frac AS nulls, avg_width AS width,
    n_distinct AS distinct, correlation, most_common_vals::text AS common, most_common_freqs AS often,
    histogram_bounds::text AS histogram, most_common_elems::text AS elements,
    most_common_elem_freqs AS elements_often, elem_count_histogram AS element_counts
  FROM pg_stats WHERE NOT inherited AND schemaname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`

interface RelationRow {
  readonly table: string
  readonly rows: number
  readonly pages: number
  readonly visible: number
  readonly indexes: Readonly<Record<string, number>> | null
}

interface ColumnRow {
  readonly table: string
  readonly column: string
  readonly nulls: number
  readonly width: number
  readonly distinct: number
  readonly correlation: number | null
  readonly common: string | null
  readonly often: readonly number[] | null
  readonly histogram: string | null
  readonly elements: string | null
  readonly elements_often: readonly number[] | null
  readonly element_counts: readonly number[] | null
}

/** What a database knows of its tables, counted when it was last analyzed. Only catalogs are read. */
export async function readStatistics(lab: Lab): Promise<readonly TableStatistics[]> {
  const columns = groupBy(await lab.query<ColumnRow>(COLUMNS), ({ table }) => table)
  return (await lab.query<RelationRow>(RELATIONS)).map((row) => ({
    table: row.table,
    rows: row.rows,
    pages: row.pages,
    visible: row.pages > 0 ? Math.min(1, row.visible / row.pages) : 1,
    indexPages: new Map(Object.entries(row.indexes ?? {})),
    columns: (columns.get(row.table) ?? []).map(columnOf),
  }))
}

const columnOf = (row: ColumnRow): ColumnStatistics => ({
  column: row.column,
  nullFraction: row.nulls,
  width: row.width,
  distinct: row.distinct,
  correlation: row.correlation,
  common: commonOf(row.common, row.often),
  histogram: row.histogram,
  elements: elementsOf(row),
})

const commonOf = (values: string | null, frequencies: readonly number[] | null): Common | null =>
  values !== null && frequencies !== null ? { values, frequencies } : null

function elementsOf(row: ColumnRow): NonNullable<ColumnStatistics['elements']> | null {
  const common = commonOf(row.elements, row.elements_often)
  return common && { ...common, counts: row.element_counts }
}

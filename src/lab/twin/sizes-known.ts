import type { CountedSize } from '../../model/index.ts'
import type { Lab } from '../lab.ts'
import { restoredRelations } from './dumped.ts'
import { PAGE } from '../sizes/layout.ts'

/** How large the tables of a file of `pg_dump --statistics-only` were. What was never analyzed is not among them. */
export async function dumpedSizes(dump: string): Promise<readonly CountedSize[]> {
  return (await restoredRelations(dump)).flatMap(({ schema, name, rows, pages }) =>
    rows < 0
      ? []
      : [
          {
            table: schema === 'public' ? name : `${schema}.${name}`,
            rows,
            bytes: pages < 0 ? null : pages * PAGE,
            total: null,
            source: 'statistics' as const,
          },
        ],
  )
}

/** A partitioned table holds no rows itself: what it is said to hold is in its parts. */
const SIZES = `
  SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS table,
    sum(x.reltuples)::float8 AS rows, sum(pg_relation_size(x.oid))::float8 AS bytes,
    sum(pg_total_relation_size(x.oid))::float8 AS total
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (SELECT c.oid WHERE c.relkind <> 'p'
    UNION ALL SELECT t.relid FROM pg_partition_tree(c.oid) t WHERE c.relkind = 'p' AND t.isleaf) part
  JOIN pg_class x ON x.oid = part.oid
  WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  GROUP BY c.oid, n.nspname, c.relname
  HAVING bool_and(x.reltuples >= 0) AND (sum(x.reltuples) > 0 OR sum(pg_relation_size(x.oid)) = 0)`

/** How large the tables of a database are that were analyzed at least once. Only catalogs and lengths of files are read. */
export async function liveSizes(lab: Lab): Promise<readonly CountedSize[]> {
  const rows = await lab.query<Omit<CountedSize, 'source'>>(SIZES)
  return rows.map((row) => ({ ...row, source: 'database' }))
}

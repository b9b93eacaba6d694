import { groupBy } from '../../kernel/group.ts'
import type { Lab } from '../lab.ts'

/** Tables and indexes as the server holds them, with what their size depends on. */
export interface TwinSchema {
  readonly tables: readonly TwinTable[]
}

export interface TwinTable {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly path: string
  readonly columns: readonly TwinColumn[]
  readonly indexes: readonly TwinIndex[]
  readonly foreignKeys: readonly TwinForeignKey[]
}

export interface TwinColumn {
  readonly number: number
  readonly name: string
  /** `varchar`, `int4`, `_text` for an array. */
  readonly type: string
  /** `format_type`: `character varying(120)`, `vector(1536)`. */
  readonly written: string
  readonly length: number
  readonly alignment: string
  readonly nullable: boolean
  readonly default: string | null
  /** Values of an enum, in their order. */
  readonly values: readonly string[] | null
}

export interface TwinIndex {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly path: string
  /** `btree`, `gin`, `hnsw`. */
  readonly method: string
  readonly unique: boolean
  readonly primary: boolean
  readonly definition: string
  readonly where: string | null
  readonly keys: readonly TwinKey[]
  /** Columns that lie in it besides its keys. */
  readonly included: readonly string[]
}

/** A key is a column of the table, or an expression over some. */
export interface TwinKey {
  /** The name the index has for it: statistics of an expression are kept by it. */
  readonly attribute: string
  readonly column: string | null
  readonly expression: string
  readonly length: number
  readonly alignment: string
}

export interface TwinForeignKey {
  readonly name: string
  readonly columns: readonly string[]
  /** `schema.name` of the table it leads to. */
  readonly references: string
  readonly referenced: readonly string[]
  /** `a` no action, `r` restrict, `c` cascade, `n` set null, `d` set default. */
  readonly onDelete: string
}

export const keyOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${schema}.${name}`

const OWN = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`

const TABLES = `
  SELECT c.oid::int AS oid, n.nspname AS schema, c.relname AS name, pg_relation_filepath(c.oid) AS path
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND ${OWN}
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') ORDER BY 2, 3`

const COLUMNS = `
  SELECT a.attrelid::int AS oid, a.attnum AS number, a.attname AS name, t.typname AS type,
    format_type(a.atttypid, a.atttypmod) AS written, a.attlen AS length, a.attalign::text AS alignment,
    NOT a.attnotnull AS nullable, pg_get_expr(d.adbin, d.adrelid) AS default,
    (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = a.atttypid) AS values
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND ${OWN} ORDER BY 1, 2`

const INDEXES = `
  SELECT i.indrelid::int AS table, c.oid::int AS oid, n.nspname AS schema, c.relname AS name,
    pg_relation_filepath(c.oid) AS path, m.amname AS method, i.indisunique AS unique, i.indisprimary AS primary,
    pg_get_indexdef(c.oid) AS definition, pg_get_expr(i.indpred, i.indrelid) AS where, i.indnkeyatts AS keys,
    (SELECT json_agg(json_build_object('attribute', k.attname, 'column', a.attname, 'length', k.attlen,
       'alignment', k.attalign, 'expression', pg_get_indexdef(c.oid, k.attnum, true)) ORDER BY k.attnum)
     FROM pg_attribute k LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.attnum - 1]
       AND a.attnum > 0 WHERE k.attrelid = c.oid) AS attributes
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am m ON m.oid = c.relam
  WHERE r.relkind = 'r' AND ${OWN}`

const FOREIGN_KEYS = `
  SELECT f.conrelid::int AS table, f.conname AS name, n.nspname || '.' || c.relname AS references,
    f.confdeltype::text AS "onDelete",
    (SELECT array_agg(a.attname ORDER BY k.at) FROM unnest(f.conkey) WITH ORDINALITY k(number, at)
       JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.number) AS columns,
    (SELECT array_agg(a.attname ORDER BY k.at) FROM unnest(f.confkey) WITH ORDINALITY k(number, at)
       JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.number) AS referenced
  FROM pg_constraint f JOIN pg_class c ON c.oid = f.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE f.contype = 'f' ORDER BY f.conrelid, f.conname`

type Row<T> = T & { readonly table: number }
type IndexRow = Row<Omit<TwinIndex, 'keys' | 'included'>> & {
  readonly keys: number
  readonly attributes: readonly TwinKey[]
}

export async function readSchema(lab: Lab): Promise<TwinSchema> {
  const tables = await lab.query<Omit<TwinTable, 'columns' | 'indexes' | 'foreignKeys'>>(TABLES)
  const columns = groupBy(await lab.query<TwinColumn & { oid: number }>(COLUMNS), ({ oid }) => oid)
  const indexes = groupBy(await readIndexes(lab), ({ table }) => table)
  const keys = groupBy(await lab.query<Row<TwinForeignKey>>(FOREIGN_KEYS), ({ table }) => table)
  return {
    tables: tables.map((table) => ({
      ...table,
      columns: columns.get(table.oid) ?? [],
      indexes: indexes.get(table.oid) ?? [],
      foreignKeys: keys.get(table.oid) ?? [],
    })),
  }
}

async function readIndexes(lab: Lab): Promise<readonly Row<TwinIndex>[]> {
  return (await lab.query<IndexRow>(INDEXES)).map(withKeys)
}

/** Asked for over and over: planning it takes longer than it. */
export const PREPARED = `PREPARE newest_index (oid) AS ${INDEXES} AND i.indrelid = $1 ORDER BY c.oid DESC LIMIT 1`

/** The index of a table that was made last. */
export async function newestIndex(lab: Lab, table: number): Promise<TwinIndex> {
  const [row] = await lab.query<IndexRow>(`EXECUTE newest_index (${table})`)
  if (!row) throw new Error('the table has no index')
  return withKeys(row)
}

const withKeys = ({ attributes, keys, ...index }: IndexRow): Row<TwinIndex> => ({
  ...index,
  keys: attributes.slice(0, keys),
  included: attributes.slice(keys).flatMap(({ column }) => column ?? []),
})

import { type Lab, Refused } from '../lab.ts'

/** Enough that a scan shows, few enough that a chain of hundreds of revisions runs in seconds. */
const ROWS = 100

export interface SeededColumn {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly base: string
  readonly category: string
  readonly required: boolean
  readonly length: number
}

/** Columns that a row must be given, with what decides which values they take; a domain by what is below it. */
const COLUMNS = `
  SELECT c.oid::regclass::text AS table, quote_ident(a.attname) AS column, format_type(a.atttypid, a.atttypmod) AS type,
    b.typname AS base, CASE WHEN b.typtype = 'e' THEN 'E' ELSE b.typcategory END AS category,
    a.attnotnull AND NOT a.atthasdef AS required,
    CASE WHEN a.atttypmod > 4 AND b.typcategory = 'S' THEN a.atttypmod - 4 ELSE 0 END AS length
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
  JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
  WHERE c.oid = ANY (SELECT to_regclass(name) FROM unnest($1::text[]) name) AND c.relkind = 'r'
    AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a'
  ORDER BY c.oid, a.attnum`

/** Puts rows into these tables, where they exist and take any; says into how many it did. */
export async function seed(lab: Lab, tables: readonly string[]): Promise<number> {
  if (tables.length === 0) return 0
  const columns = await seededColumns(lab, tables)
  let seeded = 0
  await lab.execute('SET LOCAL session_replication_role = replica')
  for (const table of new Set(columns.map((one) => one.table)))
    if (
      await fill(
        lab,
        table,
        columns.filter((one) => one.table === table),
      )
    )
      seeded++
  await lab.execute('SET LOCAL session_replication_role = origin')
  return seeded
}

export const seededColumns = (lab: Lab, tables: readonly string[]): Promise<readonly SeededColumn[]> =>
  lab.query<SeededColumn>(COLUMNS, [tables])

/** A table with conditions on its rows that these do not meet stays empty. */
async function fill(lab: Lab, table: string, columns: readonly SeededColumn[]): Promise<boolean> {
  try {
    await lab.execute('SAVEPOINT seeding')
    await lab.execute(insertInto(table, columns, ROWS))
    await lab.execute('RELEASE SAVEPOINT seeding')
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await lab.execute('ROLLBACK TO SAVEPOINT seeding; RELEASE SAVEPOINT seeding')
    return false
  }
}

/** Rows for these columns, whatever else the table has. */
export function insertInto(table: string, columns: readonly SeededColumn[], rows: number): string {
  const given = columns.flatMap((one) => {
    const value = valueOf(one)
    return value === null ? [] : [{ column: one.column, value }]
  })
  const names = given.map(({ column }) => column).join(', ')
  const values = given.map(({ value }) => value).join(', ')
  return given.length === 0
    ? `INSERT INTO ${table} SELECT FROM generate_series(1, ${rows})`
    : `INSERT INTO ${table} (${names}) SELECT ${values} FROM generate_series(1, ${rows}) g`
}

/** The same number gives the same value everywhere, so that keys of the same type fit together. */
function valueOf({ type, base, category, length, required }: SeededColumn): string | null {
  const cast = (text: string): string => `(${text})::${type}`
  if (base === 'uuid') return cast(`'00000000-0000-0000-0000-' || lpad(g::text, 12, '0')`)
  if (base === 'json' || base === 'jsonb') return cast(`'{}'`)
  if (base === 'bytea') return cast(`'x'`)
  if (base === 'vector' || base === 'halfvec') return vectorOf(type)
  if (base === 'citext') return cast(`'v' || g`)
  if (category === 'E') return `(enum_range(NULL::${type}))[1 + g % array_length(enum_range(NULL::${type}), 1)]`
  if (category === 'N') return cast('g')
  if (category === 'B') return cast('g % 2 = 0')
  if (category === 'D')
    return cast(base.startsWith('time') && !base.startsWith('timestamp') ? `'12:00'` : `now() - g * interval '1 hour'`)
  if (category === 'T') return cast(`'1 hour'`)
  if (category === 'I') return cast(`'10.0.0.1'`)
  if (category === 'A') return cast(`'{}'`)
  if (category === 'S') return cast(length > 0 ? `right('v' || g, ${length})` : `'v' || g`)
  return required ? cast(`''`) : null
}

function vectorOf(type: string): string | null {
  const size = /\((\d+)\)/.exec(type)?.[1] ?? '1'
  return `array_fill(1, ARRAY[${size}])::${type}`
}

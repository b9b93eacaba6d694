import { randomUUID } from 'node:crypto'
import { quoted } from '../../sql/identifiers.ts'
import type { Target } from '../target.ts'

export type Query = Target['query']
type Values = Readonly<Record<string, unknown>>

interface Needed {
  readonly name: string
  readonly type: string
  readonly labels: readonly string[] | null
  /** The words a check allows, as it is written. */
  readonly check: string | null
  readonly table: string | null
  readonly key: string | null
}

/** Columns that must be given, with what they may hold. */
const NEEDED = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid) as labels,
    (select pg_get_constraintdef(c.oid) from pg_constraint c
      where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum] limit 1) as check,
    f.confrelid::regclass::text as table,
    (select k.attname from pg_attribute k where k.attrelid = f.confrelid and k.attnum = f.confkey[1]) as key
  from pg_attribute a
  left join pg_constraint f on f.conrelid = a.attrelid and f.contype = 'f' and f.conkey = array[a.attnum]
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull
    and not a.atthasdef and a.attidentity = '' and a.attgenerated = ''
  order by a.attnum`

/** Makes a row, and those it cannot be without; what is not given is made up. Gives the whole row. */
export async function insertRow(query: Query, table: string, given: Values): Promise<Values> {
  const values: Record<string, unknown> = { ...given }
  for (const column of await query<Needed>(NEEDED, [table]))
    if (!Object.hasOwn(values, column.name)) values[column.name] = await valueFor(query, column)
  const names = Object.keys(values)
  const [row] = await query<{ row: Values }>(
    `insert into ${table} (${names.map(quoted).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})
     returning to_jsonb(${table}.*) as row`,
    Object.values(values),
  )
  return row?.row ?? {}
}

async function valueFor(query: Query, { type, labels, check, table, key }: Needed): Promise<unknown> {
  if (table !== null && key !== null) return (await insertRow(query, table, {}))[key]
  const word = labels?.[0] ?? /'((?:[^']|'')+)'::/.exec(check ?? '')?.[1]
  if (word !== undefined) return word
  if (type === 'uuid') return randomUUID()
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type)) return 1
  if (type === 'boolean') return false
  if (/^(timestamp|date)/.test(type)) return new Date()
  if (type.startsWith('time')) return '12:00'
  if (type === 'interval') return '1 day'
  if (type === 'jsonb' || type === 'json') return '{}'
  if (type === 'bytea') return Buffer.alloc(0)
  if (type.endsWith('[]')) return []
  const most = Number(/\((\d+)\)/.exec(type)?.[1] ?? 16)
  return `w${randomUUID().replaceAll('-', '')}`.slice(0, Math.min(most, 16))
}

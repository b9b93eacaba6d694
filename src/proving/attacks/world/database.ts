import { createHash } from 'node:crypto'
import { NotTried } from '../attack.ts'
import type { Target } from '../../target.ts'

type Queries = Pick<Target, 'query'>
type Row = Readonly<Record<string, unknown>>

/** Asks the database of the backend; where there is none to ask, what needs it is not tried. */
export async function ask<Answer extends object = Row>(
  target: Queries,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<readonly Answer[]> {
  try {
    return await target.query<Answer>(sql, parameters)
  } catch (error) {
    throw new NotTried(`its database was asked and refused: ${(error as Error).message}`)
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Every table of the backend, as SQL names it. */
export async function tablesOf(target: Queries): Promise<readonly string[]> {
  const rows = await ask<{ schema: string; name: string }>(
    target,
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`,
  )
  return rows.map(({ schema, name }) => `${quoted(schema)}.${quoted(name)}`)
}

/** The tables with a row in which a text stands, in whatever column. */
export async function tablesHolding(target: Queries, text: string): Promise<readonly string[]> {
  const holding: string[] = []
  for (const table of await tablesOf(target)) {
    const rows = await ask(
      target,
      `select 1 from ${table} as whole_row where position($1 in whole_row::text) > 0 limit 1`,
      [text],
    )
    if (rows.length > 0) holding.push(table)
  }
  return holding
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface TableColumn {
  readonly name: string
  readonly type: string
}

export async function columnsOf(target: Queries, table: string): Promise<readonly TableColumn[]> {
  return ask<{ name: string; type: string }>(
    target,
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
}

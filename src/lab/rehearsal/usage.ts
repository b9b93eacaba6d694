import type { Catalog } from '../../model/index.ts'
import { quoted } from '../../sql/identifiers.ts'
import { type Lab, Refused } from '../lab.ts'
import { insertInto, seededColumns } from './seed.ts'

/** What a release does with a table that is there for it: it names every column of it. */
export interface Usage {
  readonly table: string
  readonly read: string
  /** A row like those that tables are filled with; null where they cannot be. */
  readonly write: string | null
}

/** How a release uses the tables that are there now. */
export async function usagesHere(lab: Lab, tables: Catalog['tables']): Promise<readonly Usage[]> {
  const written: Usage[] = []
  for (const { schema, name, columns, partitionOf } of tables) {
    if (partitionOf !== null) continue
    const table = `${quoted(schema)}.${quoted(name)}`
    written.push({
      table: schema === 'public' ? name : `${schema}.${name}`,
      read: `SELECT ${columns.map((one) => quoted(one.name)).join(', ')} FROM ${table} LIMIT 0`,
      write: insertInto(table, await seededColumns(lab, [table]), 1),
    })
  }
  return inEmptyTables(lab, async () => {
    const usages: Usage[] = []
    for (const one of written) usages.push((await refusal(lab, one.write!)) === null ? one : { ...one, write: null })
    return usages
  })
}

/** What no longer works of that, a sentence each; `release` is who does it. */
export const lostUsages = (lab: Lab, usages: readonly Usage[], release: string): Promise<readonly string[]> =>
  inEmptyTables(lab, async () => {
    const lost: string[] = []
    for (const { table, read, write } of usages) {
      const unread = await refusal(lab, read)
      const unwritten = unread === null && write !== null ? await refusal(lab, write) : null
      if (unread !== null) lost.push(`${release} cannot read ${table}: ${unread}`)
      if (unwritten !== null) lost.push(`${release} cannot add to ${table}: ${unwritten}`)
    }
    return lost
  })

async function refusal(lab: Lab, sql: string): Promise<string | null> {
  await lab.execute('SAVEPOINT usage')
  try {
    await lab.execute(sql)
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.message
  } finally {
    await lab.execute('ROLLBACK TO SAVEPOINT usage')
  }
}

const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql FROM pg_constraint
  WHERE contype = 'f' AND conparentid = 0 AND conrelid >= 16384`

/** Without rows whose keys are taken, and without the rows that keys lead to. All of it is taken back. */
async function inEmptyTables<Result>(lab: Lab, work: () => Promise<Result>): Promise<Result> {
  await lab.execute('BEGIN')
  try {
    await emptyAll(lab)
    for (const { sql } of await lab.query<{ sql: string }>(FOREIGN_KEYS)) await lab.execute(sql)
    return await work()
  } finally {
    await lab.execute('ROLLBACK')
  }
}

const ALL = `SELECT string_agg(c.oid::regclass::text, ', ') AS tables FROM pg_class c
  WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p')`

export async function emptyAll(lab: Lab): Promise<void> {
  const [row] = await lab.query<{ tables: string | null }>(ALL)
  if (row?.tables) await lab.execute(`TRUNCATE ${row.tables} CASCADE`)
}

// Brings the schema to where this service needs it: each file of migrations/ once, in order, all of it or nothing.
import { readFileSync, readdirSync } from 'node:fs'
import type pg from 'pg'
import { SCHEMA } from './database.js'

const FOLDER = new URL('../../migrations/', import.meta.url)
/** Whoever starts at the same time waits for this. */
const LOCK = 7_246_118_203

export async function migrate(pool: pg.Pool): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`)
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${SCHEMA}.migrations (name text PRIMARY KEY, run_at timestamptz NOT NULL DEFAULT now())`,
    )
    const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${SCHEMA}.migrations`)
    const done = new Set(rows.map(({ name }) => name))
    const missing = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.sql') && !done.has(name))
      .toSorted()
    for (const name of missing) {
      await client.query(readFileSync(new URL(name, FOLDER), 'utf8'))
      await client.query(`INSERT INTO ${SCHEMA}.migrations (name) VALUES ($1)`, [name])
    }
    await client.query('COMMIT')
    return missing
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

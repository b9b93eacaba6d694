// The database: the one the interface uses, in a schema of its own.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

export const SCHEMA = 'auth'

export function openPool(address: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: address,
    max: 10,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
  })
  // A connection that is lost while nobody uses it is no reason to stop.
  pool.on('error', (error) => console.error(JSON.stringify({ level: 'warning', message: error.message })))
  return pool
}

/** Every statement names the schema, so that it also holds behind a pool that forgets what a session was told. */
export const inSchema = (pool: pg.Pool): Kysely<object> =>
  new Kysely<object>({ dialect: new PostgresDialect({ pool }) }).withSchema(SCHEMA)

// The tables are those this version of Better Auth asks for.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getMigrations } from 'better-auth/db/migration'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { optionsOf } from '../src/auth.js'
import { SCHEMA } from '../src/database.js'
import { migrate } from '../src/migrate.js'
import { pool, settings } from './service.js'

test('nothing is missing', async () => {
  const there = new pg.Pool({ connectionString: settings.databaseUrl, options: `-c search_path=${SCHEMA}` })
  const database = new Kysely<object>({ dialect: new PostgresDialect({ pool: there }) })
  const { toBeCreated, toBeAdded } = await getMigrations(optionsOf({ settings, database, send: async () => {} }))
  await database.destroy()
  assert.deepEqual([toBeCreated, toBeAdded], [[], []])
})

test('whoever starts at the same time makes them once', async () => {
  await pool.query(`DROP SCHEMA ${SCHEMA} CASCADE`)
  const ran = await Promise.all([migrate(pool), migrate(pool), migrate(pool)])
  assert.deepEqual(ran.flat(), ['0001_tables.sql'])
})

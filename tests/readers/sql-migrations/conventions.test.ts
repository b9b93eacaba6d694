import { expect, test } from 'vitest'
import { histories, history, shown } from './read.ts'

const ids = ({ revisions }: Awaited<ReturnType<typeof history>>) => revisions.map(({ id }) => id)
const a = 'CREATE TABLE a (id int)'
const b = 'CREATE TABLE b (id int)'

test('Flyway: versions as numbers, undo, and what is repeated last', async () => {
  const found = await history({
    'db/migration/V1__first.sql': `${a};`,
    'db/migration/V10__tenth_of_all.sql': 'SELECT 10;',
    'db/migration/V2_1__more.sql': 'SELECT 2;',
    'db/migration/sub/V2__second.sql': 'SELECT 1;',
    'db/migration/U1__first.sql': 'DROP TABLE a;',
    'db/migration/R__views.sql': 'CREATE OR REPLACE VIEW v AS SELECT 1;',
  })
  expect(found).toMatchObject({ folder: 'db/migration', tool: 'flyway', heads: ['R__views'], unresolved: [] })
  expect(ids(found)).toEqual(['1', '2', '2.1', '10', 'R__views'])
  expect(found.revisions.map(({ down }) => down)).toEqual([[], ['1'], ['2'], ['2.1'], ['10']])
  expect(found.revisions[3]?.message).toBe('tenth of all')
  expect(shown(found.revisions[0]!.back)).toEqual(['DROP TABLE a'])
  expect(found.revisions[1]?.back).toBe(null)
})

test('Flyway opens a transaction unless the script holds what refuses one, or its configuration says so', async () => {
  const { revisions } = await history({
    'V1__a.sql': `${a}; ${b};`,
    'V2__index.sql': 'CREATE INDEX CONCURRENTLY i ON a (id);',
    'V3__plain.sql': 'SELECT 1;',
    'V3__plain.sql.conf': 'executeInTransaction=false\n',
  })
  expect(revisions.map(({ up }) => [up.transactional, shown(up)])).toEqual([
    [true, [a, b]],
    [false, ['(CREATE INDEX CONCURRENTLY i ON a (id))']],
    [false, ['(SELECT 1)']],
  ])
})

test('Supabase: one pipeline is one transaction', async () => {
  const found = await history({
    'supabase/migrations/20240102000000_more.sql': 'SELECT 2;',
    'supabase/migrations/20240101000000_add_users.sql': `${a};`,
    'supabase/migrations/notes.sql': 'SELECT 3;',
    'supabase/seed.sql': 'SELECT 4;',
  })
  expect(found).toMatchObject({ tool: 'supabase', folder: 'supabase/migrations' })
  expect(ids(found)).toEqual(['20240101000000', '20240102000000'])
  expect(found.revisions[0]).toMatchObject({ message: 'add users', back: null, up: { transactional: true } })
})

test('dbmate: both ways in one file, and a transaction unless it says otherwise', async () => {
  const { tool, revisions } = await history({
    'db/migrations/20240101_a.sql': `-- migrate:up\n${a};\n${b};\n-- migrate:down\nDROP TABLE b;\nDROP TABLE a;\n`,
    'db/migrations/20240102_i.sql':
      '-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON a (id);\n\n-- migrate:down transaction:false\nDROP INDEX CONCURRENTLY i;\n',
    'db/migrations/20240103_two.sql': '-- migrate:up transaction:false\nSELECT 1;\nSELECT 2;\n',
  })
  expect(tool).toBe('dbmate')
  expect(revisions.map(({ up, back }) => [shown(up), shown(back)])).toEqual([
    [
      [a, b],
      ['DROP TABLE b', 'DROP TABLE a'],
    ],
    [['(CREATE INDEX CONCURRENTLY i ON a (id))'], ['(DROP INDEX CONCURRENTLY i)']],
    // Both are sent in one message, which the server takes as one transaction.
    [['SELECT 1', 'SELECT 2'], null],
  ])
  expect(revisions[0]?.up.steps[1]?.at).toMatchObject({ file: 'db/migrations/20240101_a.sql', line: 3, column: 1 })
})

test('goose: its words, as some tool of plain SQL', async () => {
  const { tool, revisions } = await history({
    'sql/1_a.sql': `-- +goose Up\n${a};\n-- +goose Down\nDROP TABLE a;\n`,
    'sql/2_i.sql': '-- +goose NO TRANSACTION\n-- +goose Up\nCREATE INDEX CONCURRENTLY i ON a (id);\nSELECT 1;\n',
  })
  expect(tool).toBe('sql')
  expect(revisions.map(({ up, back }) => [shown(up), shown(back)])).toEqual([
    [[a], ['DROP TABLE a']],
    [['(CREATE INDEX CONCURRENTLY i ON a (id))', '(SELECT 1)'], null],
  ])
})

test('golang-migrate: several statements of a file are one transaction, a single one is none', async () => {
  const { tool, revisions } = await history({
    'migrations/000001_a.up.sql': `${a};\n${b};`,
    'migrations/000001_a.down.sql': 'DROP TABLE b; DROP TABLE a;',
    'migrations/000002_i.up.sql': 'CREATE INDEX CONCURRENTLY i ON a (id);',
    'migrations/000003_sqlx.up.sql': '-- no-transaction\nSELECT 1; SELECT 2;',
  })
  expect(tool).toBe('golang-migrate')
  expect(revisions.map(({ up, back }) => [shown(up), shown(back)])).toEqual([
    [
      [a, b],
      ['DROP TABLE b', 'DROP TABLE a'],
    ],
    [['(CREATE INDEX CONCURRENTLY i ON a (id))'], null],
    [['(SELECT 1)', '(SELECT 2)'], null],
  ])
})

test('Prisma: a folder for each, sent as one message', async () => {
  const found = await history({
    'prisma/migrations/20240101000000_init/migration.sql': `-- CreateTable\n${a};\n${b};`,
    'prisma/migrations/20240102000000_add_index/migration.sql': 'CREATE INDEX CONCURRENTLY i ON a (id);',
    'prisma/migrations/migration_lock.toml': 'provider = "postgresql"\n',
  })
  expect(found).toMatchObject({ tool: 'prisma', folder: 'prisma/migrations', heads: ['20240102000000'] })
  expect(found.revisions.map(({ message, up }) => [message, shown(up)])).toEqual([
    ['init', [a, b]],
    ['add index', ['(CREATE INDEX CONCURRENTLY i ON a (id))']],
  ])
})

test('Prisma for another database is none of ours', async () => {
  expect(
    await histories({
      'prisma/migrations/20240101000000_init/migration.sql': `${a};`,
      'prisma/migrations/migration_lock.toml': 'provider = "mysql"\n',
    }),
  ).toEqual([])
})

test('Drizzle: in the order of its journal, and nothing it does not list', async () => {
  const journal = (dialect: string) =>
    JSON.stringify({ dialect, entries: [{ tag: '0000_calm' }, { tag: '0001_wild' }, { tag: '../../etc' }, null] })
  const files = {
    'drizzle/0000_calm.sql': `${a};\n--> statement-breakpoint\n${b};`,
    'drizzle/0001_wild.sql': 'CREATE INDEX i ON a (id);',
    'drizzle/0002_left.sql': 'DROP TABLE a;',
  }
  const found = await history({ ...files, 'drizzle/meta/_journal.json': journal('postgresql') })
  expect(found).toMatchObject({ tool: 'drizzle', heads: ['0001_wild'] })
  expect(found.revisions.map(({ up }) => [up.transactional, shown(up)])).toEqual([
    [true, [a, b]],
    [true, ['CREATE INDEX i ON a (id)']],
  ])
  expect(await histories({ ...files, 'drizzle/meta/_journal.json': journal('sqlite') })).toEqual([])
  expect(await histories({ ...files, 'drizzle/meta/_journal.json': '{' })).toEqual([])
})

test('plain numbered files: of their transactions nothing is known but what they say', async () => {
  const { tool, revisions } = await history({
    'app/migrations/001_a.sql': `${a};`,
    'app/migrations/002-b.sql': `BEGIN;\n${b};\nSELECT 1;\nCOMMIT;\nSELECT 2;`,
    'app/migrations/002-b.rollback.sql': 'DROP TABLE b;',
    'app/queries/001_report.sql': 'SELECT 5;',
  })
  expect(tool).toBe('sql')
  expect(revisions.map(({ id, up, back }) => [id, up.transactional, shown(up), shown(back)])).toEqual([
    ['001', false, [`(${a})`], null],
    ['002', true, [b, 'SELECT 1', '(COMMIT)', '(SELECT 2)'], ['(DROP TABLE b)']],
  ])
})

test('SQL that Alembic loads is a part of its revisions', async () => {
  expect(
    await histories({ 'migrations/env.py': 'from alembic import context', 'migrations/sql/001_a.sql': `${a};` }),
  ).toEqual([])
})

test('several histories of one repository stand beside each other', async () => {
  const found = await histories({
    'services/a/migrations/001_a.sql': `${a};`,
    'services/b/db/migration/V1__b.sql': `${b};`,
    'supabase/migrations/20240101000000_c.sql': 'SELECT 1;',
  })
  expect(found.map(({ folder, tool }) => [folder, tool])).toEqual([
    ['services/a/migrations', 'sql'],
    ['services/b/db/migration', 'flyway'],
    ['supabase/migrations', 'supabase'],
  ])
})

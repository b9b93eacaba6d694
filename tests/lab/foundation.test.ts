import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { silent } from '../../src/kernel/progress.ts'
import { readModels } from '../../src/lab/catalog/models.ts'
import { readCatalog } from '../../src/lab/catalog/read.ts'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import { layFoundation, needsFoundation } from '../../src/lab/foundation/lay.ts'
import { rehearse } from '../../src/lab/rehearsal/rehearse.ts'
import type { History, RehearsedHistory, Script } from '../../src/model/index.ts'
import { type Sql, loadSql } from '../../src/sql/parser.ts'

let lab: EmbeddedLab
let sql: Sql

beforeAll(async () => {
  lab = await openEmbedded()
  sql = await loadSql()
})
afterAll(() => lab.close())
beforeEach(emptied)

async function emptied(): Promise<void> {
  for (const name of (await readCatalog(lab)).schemas) await lab.execute(`DROP SCHEMA "${name}" CASCADE`)
  await lab.execute('CREATE SCHEMA public')
}

type Ways = readonly [up: readonly string[], back?: readonly string[]]

/** Revisions by what they do, and what their ways back do. */
function historyOf(...ways: readonly Ways[]): History {
  const at = { file: 'a.sql', line: 1, column: 1, endLine: 1, endColumn: 1 }
  const script = (list: readonly string[]): Script => ({
    steps: list.map((text) => ({ sql: text, at, outsideTransaction: false, notReproduced: null })),
    transactional: true,
    refuses: null,
  })
  const revisions = ways.map(([up, back], index) => ({
    id: `r${index + 1}`,
    down: [],
    message: '',
    at,
    up: script(up),
    back: back ? script(back) : null,
  }))
  return { folder: 'db', tool: 'sql', heads: [], revisions, unresolved: [] }
}

async function rehearsed(history: History, models = ''): Promise<RehearsedHistory> {
  const catalog = models === '' ? null : (await readModels(lab, models, await readCatalog(lab))).catalog
  const foundation = await layFoundation(lab, history, sql, catalog)
  await emptied()
  return rehearse(lab, history, sql, silent, foundation)
}

const supposedIn = ({ supposed }: RehearsedHistory): readonly string[] =>
  supposed.map(({ kind, name, definition, from }) => `${kind} ${name} ${definition} (${from})`.replace('  ', ' '))

const errorsIn = ({ revisions }: RehearsedHistory): readonly (string | null)[] =>
  revisions.flatMap(({ observed }) => observed.map(({ error }) => error))

test('a table nothing makes is there before the first revision, with what the statements name', async () => {
  const ran = await rehearsed(
    historyOf([
      [
        'ALTER TABLE orders ALTER COLUMN customer_id SET NOT NULL',
        'CREATE INDEX open_orders ON orders (lower(note)) WHERE closed_at IS NULL AND is_open',
        'ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id)',
      ],
      [
        'ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey',
        'DROP INDEX open_orders',
        'ALTER TABLE orders ALTER COLUMN customer_id DROP NOT NULL',
      ],
    ]),
  )
  expect(ran.revisions[0]).toMatchObject({ roundTrip: true, reason: '' })
  expect(ran.revisions[0]?.observed[0]).toMatchObject({
    locks: [{ relation: 'orders', mode: 'AccessExclusive' }],
    scans: [{ relation: 'orders', rows: 100 }],
  })
  expect(supposedIn(ran)).toEqual([
    'table orders (its use)',
    'column orders.customer_id bigint (its name)',
    'column orders.note text (its use)',
    'column orders.is_open boolean (its use)',
    'column orders.closed_at timestamptz (its name)',
    'table customers (its use)',
    'column customers.id bigint (its name)',
  ])
})

test('a history that makes its tables itself needs no foundation', () => {
  const own = historyOf([['CREATE TABLE a (id int)']], [['ALTER TABLE a ADD b int', 'DROP TABLE IF EXISTS old']])
  expect(needsFoundation(own, sql)).toBe(false)
  expect(needsFoundation(historyOf([['ALTER TABLE a ADD b int']]), sql)).toBe(true)
  const within = historyOf([['WITH gone AS (SELECT 1) SELECT * FROM gone']], [['SELECT * FROM pg_class']])
  expect(needsFoundation(within, sql)).toBe(false)
})

test('a slip in the name of an own table is no other table', async () => {
  const ran = await rehearsed(
    historyOf([['CREATE TABLE orders (id int)', 'ALTER TABLE others ADD a int']], [['ALTER TABLE ordres ADD b int']]),
  )
  expect(errorsIn(ran)).toEqual([null, null, 'relation "ordres" does not exist'])
})

test('what the history took away itself is missed for good', async () => {
  const ran = await rehearsed(
    historyOf(
      [['ALTER TABLE orders DROP COLUMN note', 'ALTER TABLE orders RENAME COLUMN a TO b']],
      [['ALTER TABLE orders ALTER COLUMN note SET NOT NULL']],
      [['UPDATE orders SET a = 1']],
    ),
  )
  expect(errorsIn(ran)).toEqual([
    null,
    null,
    'column "note" of relation "orders" does not exist',
    'column "a" of relation "orders" does not exist',
  ])
})

test('the way back tells what was there before', async () => {
  const ran = await rehearsed(
    historyOf(
      [
        ['ALTER TABLE orders ALTER COLUMN total TYPE bigint', 'ALTER TABLE orders DROP COLUMN note'],
        [
          "ALTER TABLE orders ADD COLUMN note varchar(20) DEFAULT 'x' NOT NULL",
          'ALTER TABLE orders ALTER COLUMN total TYPE smallint',
        ],
      ],
      [
        ['ALTER TABLE orders ALTER COLUMN state DROP NOT NULL', 'DROP INDEX by_state', 'DROP TABLE stock'],
        [
          'CREATE TABLE stock (id int PRIMARY KEY, note text)',
          'CREATE INDEX stock_note ON stock (note)',
          'CREATE INDEX by_state ON orders (state, total)',
          'ALTER TABLE orders ALTER COLUMN state SET NOT NULL',
        ],
      ],
    ),
  )
  expect(ran.revisions.map(({ roundTrip, reason }) => ({ roundTrip, reason }))).toEqual([
    { roundTrip: true, reason: '' },
    { roundTrip: true, reason: '' },
  ])
  expect(supposedIn(ran)).toContain('column orders.total "int2" (the way back)')
})

test('the models tell types, without what the history adds', async () => {
  const models = `
    CREATE TYPE state AS ENUM ('new', 'done');
    CREATE TABLE orders (id serial PRIMARY KEY, state state, note varchar(12), added int);`
  const ran = await rehearsed(
    historyOf([
      ['ALTER TABLE orders ADD COLUMN added int', "ALTER TYPE state ADD VALUE 'done'"],
      ['ALTER TABLE orders DROP COLUMN added'],
    ]),
    models,
  )
  expect(errorsIn(ran)).toEqual([null, null])
  expect(supposedIn(ran)).toEqual([
    `type state ENUM ('new') (the models)`,
    'table orders (the models)',
    'column orders.id integer (the models)',
    'column orders.state state (the models)',
    'column orders.note character varying(12) (the models)',
    'constraint orders.orders_pkey PRIMARY KEY (id) (the models)',
  ])
})

test('a type that is changed was a narrower one', async () => {
  const ran = await rehearsed(
    historyOf([
      [
        'ALTER TABLE t ALTER COLUMN a TYPE bigint',
        'ALTER TABLE t ALTER COLUMN b TYPE varchar(40)',
        'ALTER TABLE t ALTER COLUMN c TYPE jsonb USING c::jsonb',
        'ALTER TABLE t ALTER COLUMN d TYPE timestamptz',
      ],
    ]),
  )
  expect(errorsIn(ran)).toEqual([null, null, null, null])
  expect(supposedIn(ran).slice(1)).toEqual([
    'column t.a integer (its use)',
    'column t.b character varying(20) (its use)',
    'column t.c text (its use)',
    'column t.d timestamp (its use)',
  ])
})

test('where a guess does not fit, the server is asked which type does', async () => {
  const ran = await rehearsed(
    historyOf([["UPDATE orders SET note = '1' WHERE region && ARRAY['a'] AND host << '10.0.0.0/8'::inet"]]),
  )
  expect(errorsIn(ran)).toEqual([null])
  expect(supposedIn(ran)).toContain('column orders.region text[] (its use)')
})

test('functions, triggers, views and enums that nothing makes', async () => {
  const ran = await rehearsed(
    historyOf(
      [["ALTER TYPE order_state ADD VALUE 'refunded' AFTER 'paid'"]],
      [
        [
          'UPDATE orders SET region = lookup(country), closed_at = closing(id)',
          'CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch()',
          'ALTER TABLE orders DISABLE TRIGGER audit',
          'REFRESH MATERIALIZED VIEW totals',
          'DROP VIEW latest',
          "UPDATE orders SET state = 'paid' WHERE state <> 'refunded'",
        ],
      ],
    ),
  )
  expect(errorsIn(ran).filter((error) => error !== null)).toEqual([])
  expect(supposedIn(ran)).toEqual(
    expect.arrayContaining([
      `type order_state ENUM ('before', 'paid') (its use)`,
      'column orders.state "order_state" (its name)',
      'function lookup(text) RETURNS text (its use)',
      'function closing(bigint) RETURNS timestamptz (its use)',
      'function touch() RETURNS trigger (its use)',
      'trigger orders.audit (its use)',
      'view totals SELECT 1 AS id (its use)',
    ]),
  )
})

test('partitions that come and go', async () => {
  const ran = await rehearsed(
    historyOf([
      [
        "ALTER TABLE events ATTACH PARTITION events_2026_09 FOR VALUES FROM ('2026-09-01') TO ('2026-10-01')",
        'ALTER TABLE events DETACH PARTITION events_2025_12',
        'INSERT INTO events_2026_09 SELECT * FROM events_default',
        'CREATE TABLE events_2027 (LIKE events)',
        'CREATE INDEX ON events_2027 (account_id)',
      ],
    ]),
  )
  expect(errorsIn(ran)).toEqual([null, null, null, null, null])
  expect(supposedIn(ran)).toEqual(
    expect.arrayContaining([
      'table events PARTITION BY RANGE (created_at) (its use)',
      'table events_2026_09 (LIKE "events") (its use)',
      `table events_2025_12 PARTITION OF "events" FOR VALUES FROM ('2025-12-01') TO ('2026-01-01') (its use)`,
      'table events_default PARTITION OF "events" DEFAULT (its use)',
      'column events.account_id bigint (its name)',
    ]),
  )
})

test('constraints and indexes that go, by their names alone', async () => {
  const ran = await rehearsed(
    historyOf([
      [
        'ALTER TABLE orders DROP CONSTRAINT orders_pkey',
        'ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check',
        'ALTER TABLE orders DROP CONSTRAINT orders_code_key',
        'DROP INDEX idx_orders_region',
      ],
    ]),
  )
  expect(errorsIn(ran)).toEqual([null, null, null, null])
  expect(supposedIn(ran)).toEqual(
    expect.arrayContaining([
      'column orders.id bigint (its name)',
      'constraint orders.orders_total_check CHECK (true) NOT VALID (its name)',
      'constraint orders.orders_code_key UNIQUE ("code") (its name)',
      'index idx_orders_region ON "orders" ("region") (its name)',
    ]),
  )
})

test('a column asked for after a rename belongs to the table as it was called first', async () => {
  const ran = await rehearsed(
    historyOf([['ALTER TABLE bills RENAME TO invoices']], [['ALTER TABLE invoices ALTER COLUMN total SET NOT NULL']]),
  )
  expect(errorsIn(ran)).toEqual([null, null])
  expect(supposedIn(ran)).toEqual(['table bills (its use)', 'column bills.total numeric (its name)'])
})

test('what is taken away IF EXISTS is looked at as if it did', async () => {
  const ran = await rehearsed(
    historyOf([['ALTER TABLE users DROP COLUMN IF EXISTS token', 'DROP TABLE IF EXISTS sessions CASCADE']]),
  )
  expect(supposedIn(ran)).toEqual([
    'table users (its use)',
    'column users.token text (its name)',
    'table sessions (its use)',
  ])
})

test('names that would end their quotes stay names', async () => {
  const name = `a"; DROP TABLE "kept`
  const quoted = `"${name.replaceAll('"', '""')}"`
  const ran = await rehearsed(
    historyOf([
      [
        'CREATE TABLE kept (id int)',
        `ALTER TABLE ${quoted} DROP COLUMN ${quoted}`,
        `ALTER TABLE ${quoted} DROP CONSTRAINT ${quoted}`,
      ],
    ]),
  )
  expect(errorsIn(ran)).toEqual([null, null, null])
  expect(await lab.query('SELECT 1 FROM kept')).toEqual([])
  expect(supposedIn(ran)).toContain(`table ${name} (its use)`)
})

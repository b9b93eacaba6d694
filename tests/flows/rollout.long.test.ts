import { afterAll, beforeAll, expect, test } from 'vitest'
import { stage } from '../../src/flows/release/lab-stage.ts'
import { type PlannedPhase, planRelease } from '../../src/flows/release/plan-release.ts'
import { type TracedRelease, traceRelease } from '../../src/flows/release/trace-release.ts'
import { readCatalog } from '../../src/lab/catalog/read.ts'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { plannedOnce } from '../../src/lab/planned-once.ts'
import { EMPTY_CATALOG } from '../../src/model/queries/index.ts'
import type { Catalog, Renames } from '../../src/model/index.ts'
import { loadSql } from '../../src/sql/parser.ts'
import { rolloutRevisions, rolloutScripts } from '../../src/writers/rollout/index.ts'

let server: EmbeddedLab
let lab: Lab

beforeAll(async () => {
  server = await openEmbedded()
  lab = plannedOnce(server)
})
afterAll(() => server.close())

const NO_RENAMES: Renames = { tables: [], columns: [] }

async function catalogOf(sql: string): Promise<Catalog> {
  await stage(lab, EMPTY_CATALOG)
  await lab.execute(sql)
  return readCatalog(lab)
}

interface Given {
  readonly renames?: Renames
  readonly fills?: ReadonlyMap<string, string>
}

interface Rollout extends TracedRelease {
  readonly before: Catalog
  readonly planned: readonly PlannedPhase[]
  /** Sends what a phase sends. */
  send(when: PlannedPhase['when']): Promise<void>
}

async function rollout(
  from: string,
  to: string,
  { renames = NO_RENAMES, fills = new Map() }: Given = {},
): Promise<Rollout> {
  const [before, after] = [await catalogOf(from), await catalogOf(to)]
  await stage(lab, before)
  const planned = await planRelease(lab, before, after, renames, fills)
  const traced = await traceRelease(lab, before, after, planned, await loadSql())
  await stage(lab, before)
  const send: Rollout['send'] = async (when) => {
    for (const { sql } of planned.find((phase) => phase.when === when)?.statements ?? []) await lab.execute(sql)
  }
  return { ...traced, before, planned, send }
}

const whens = ({ phases }: TracedRelease): readonly string[] => phases.map(({ when }) => when)
const isExact = { ends: [], returns: [] }
const rows = async (sql: string): Promise<readonly unknown[]> => lab.query(sql)

test('a column of another type is filled beside the old one, and they change places without a look at the rows', async () => {
  const done = await rollout(
    'CREATE TABLE orders (id bigint PRIMARY KEY, total integer NOT NULL); CREATE INDEX ix_total ON orders (total)',
    'CREATE TABLE orders (id bigint PRIMARY KEY, total bigint NOT NULL); CREATE INDEX ix_total ON orders (total)',
  )
  expect(done).toMatchObject(isExact)
  expect(whens(done)).toEqual(['before the release', 'backfill', 'as the release starts', 'after the release'])
  expect(done.phases.flatMap(({ breaks }) => breaks)).toEqual([])
  await lab.execute('INSERT INTO orders VALUES (1, 10)')
  await done.send('before the release')
  await lab.execute('INSERT INTO orders VALUES (2, 20)')
  expect(await rows('SELECT id, total__new FROM orders ORDER BY id')).toEqual([
    { id: 1, total__new: null },
    { id: 2, total__new: 20 },
  ])
  await done.send('backfill')
  await lab.execute('UPDATE orders SET total = 11 WHERE id = 1')
  await done.send('as the release starts')
  await lab.execute('INSERT INTO orders (id, total) VALUES (3, 30)')
  await done.send('after the release')
  expect(await rows('SELECT id, total FROM orders ORDER BY id')).toEqual([
    { id: 1, total: 11 },
    { id: 2, total: 20 },
    { id: 3, total: 30 },
  ])
}, 60_000)

test('of a renamed column both names hold the same, whoever writes', async () => {
  const renames: Renames = { tables: [], columns: [['public.orders.total', 'public.orders.amount']] }
  const done = await rollout(
    'CREATE TABLE orders (id bigint PRIMARY KEY, total integer NOT NULL)',
    'CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)',
    { renames },
  )
  expect(done).toMatchObject(isExact)
  expect(whens(done)).toEqual(['before the release', 'backfill', 'after the release'])
  expect(done.phases.flatMap(({ breaks }) => breaks)).toEqual([])
  await lab.execute('INSERT INTO orders VALUES (1, 10)')
  await done.send('before the release')
  await done.send('backfill')
  await lab.execute('INSERT INTO orders (id, total) VALUES (2, 20); INSERT INTO orders (id, amount) VALUES (3, 30)')
  await lab.execute('UPDATE orders SET amount = 11 WHERE id = 1; UPDATE orders SET total = 21 WHERE id = 2')
  expect(await rows('SELECT total, amount FROM orders ORDER BY id')).toEqual([
    { total: 11, amount: 11 },
    { total: 21, amount: 21 },
    { total: 30, amount: 30 },
  ])
  await done.send('after the release')
  expect(await rows('SELECT amount FROM orders ORDER BY id')).toEqual([{ amount: 11 }, { amount: 21 }, { amount: 30 }])
}, 60_000)

test('a renamed table answers to its old name through a view', async () => {
  const renames: Renames = { tables: [['public.orders', 'public.purchases']], columns: [] }
  const done = await rollout(
    'CREATE TABLE orders (id bigint PRIMARY KEY)',
    'CREATE TABLE purchases (id bigint PRIMARY KEY)',
    {
      renames,
    },
  )
  expect(done.ends).toEqual([])
  expect(done.phases[0]).toMatchObject({ when: 'before the release', breaks: [] })
  await done.send('before the release')
  await lab.execute('INSERT INTO orders VALUES (1); INSERT INTO purchases VALUES (2)')
  expect(await rows('SELECT id FROM orders ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }])
}, 60_000)

test('a value that was said is a default until the release before is gone', async () => {
  const from = 'CREATE TABLE orders (id bigint PRIMARY KEY)'
  const to = 'CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL)'
  const done = await rollout(from, to, { fills: new Map([['public.orders.state', "'open'"]]) })
  expect(done).toMatchObject(isExact)
  expect(done.planned.map(({ statements }) => statements.map(({ sql }) => sql))).toEqual([
    ["SET lock_timeout = '5s'", "ALTER TABLE orders ADD COLUMN state text DEFAULT 'open' NOT NULL"],
    ["SET lock_timeout = '5s'", 'ALTER TABLE orders ALTER COLUMN state DROP DEFAULT'],
  ])
  const open = await rollout(from, to)
  expect(open.phases[0]?.unfilled).toEqual(['orders.state'])
  expect(open.phases[1]?.statements.find(({ failsOnRows }) => failsOnRows)?.sql).toContain('VALIDATE CONSTRAINT')
}, 60_000)

test('a default that differs for every row is given in batches', async () => {
  const done = await rollout(
    'CREATE TABLE orders (id bigint PRIMARY KEY)',
    'CREATE TABLE orders (id bigint PRIMARY KEY, token uuid NOT NULL DEFAULT gen_random_uuid())',
  )
  expect(done).toMatchObject(isExact)
  expect(whens(done)).toEqual(['before the release', 'backfill', 'after the release'])
  expect(done.phases.flatMap(({ statements }) => statements.flatMap(({ rewrites }) => rewrites))).toEqual([])
  await lab.execute('INSERT INTO orders VALUES (1), (2)')
  for (const when of ['before the release', 'backfill', 'after the release'] as const) await done.send(when)
  expect(await rows('SELECT count(DISTINCT token)::int AS tokens FROM orders')).toEqual([{ tokens: 2 }])
}, 60_000)

test('what cannot be there twice waits until nobody is served, and says why', async () => {
  const done = await rollout(
    'CREATE TABLE orders (id integer PRIMARY KEY)',
    'CREATE TABLE orders (id bigint PRIMARY KEY)',
  )
  expect(done).toMatchObject(isExact)
  expect(whens(done)).toEqual(['while nobody is served'])
  expect(done.phases[0]?.why).toContain('orders.id cannot be there twice, as it is part of the primary key')
  expect(done.phases[0]?.statements.at(-1)?.rewrites).toContain('orders')
}, 60_000)

test('a column that goes is no longer asked of the next release, and a text that may be longer just is', async () => {
  const done = await rollout(
    'CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL, name varchar(20))',
    'CREATE TABLE orders (id bigint PRIMARY KEY, name varchar(64))',
  )
  expect(done).toMatchObject(isExact)
  expect(done.phases.map(({ breaks }) => breaks)).toEqual([[], []])
  const sent = done.planned.map(({ statements }) =>
    statements.map(({ sql }) => sql).filter((sql) => !sql.startsWith('SET ')),
  )
  expect(sent).toEqual([
    [
      'ALTER TABLE orders ALTER COLUMN name TYPE character varying(64)',
      'ALTER TABLE orders ALTER COLUMN note DROP NOT NULL',
    ],
    ['ALTER TABLE orders DROP COLUMN note'],
  ])
}, 60_000)

test('the phases are revisions that follow each other, or scripts', async () => {
  const { planned } = await rollout(
    'CREATE TABLE orders (id bigint PRIMARY KEY, total integer)',
    'CREATE TABLE orders (id bigint PRIMARY KEY, total bigint)',
  )
  const revisions = rolloutRevisions(planned, ['a1'])
  expect(revisions.map(({ name }) => name.replace(/^[0-9a-f]+_/, ''))).toEqual([
    'expand.py',
    'backfill.py',
    'switch.py',
    'contract.py',
  ])
  const downs = revisions.map(({ text }) => /^down_revision = "(.*)"$/m.exec(text)?.[1])
  expect(downs).toEqual(['a1', ...revisions.slice(0, 3).map(({ name }) => name.split('_')[0])])
  expect(revisions[1]?.text).toContain('with op.get_context().autocommit_block():')
  expect(revisions[1]?.text).toMatch(
    /while op\.get_bind\(\)\.execute\([\s\S]*LIMIT 10000[\s\S]*\)\.rowcount:\n +pass\n/,
  )
  expect(rolloutScripts(planned).find(({ name }) => name === '2_backfill.sql')?.text).toContain('EXIT WHEN NOT FOUND;')
  expect(rolloutScripts(planned).map(({ name }) => name)).toEqual([
    '1_expand.sql',
    '1_expand.down.sql',
    '2_backfill.sql',
    '3_switch.sql',
    '3_switch.down.sql',
    '4_contract.sql',
    '4_contract.down.sql',
  ])
}, 60_000)

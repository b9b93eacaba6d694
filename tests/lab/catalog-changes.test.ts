import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCatalog } from '../../src/lab/catalog/read.ts'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import type { Catalog, Renames } from '../../src/model/index.ts'
import { catalogChanges, catalogFacts, catalogSteps, factsThatDiffer } from '../../src/model/queries/index.ts'
import { migrationStatements } from '../../src/writers/migration/index.ts'
import { releaseStatements } from '../../src/writers/migration/release.ts'

let lab: EmbeddedLab

beforeAll(async () => {
  lab = await openEmbedded()
})
afterAll(() => lab.close())

async function holding<Result>(sql: string, work: (catalog: Catalog) => Promise<Result> | Result): Promise<Result> {
  await lab.execute('BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  try {
    await lab.execute(sql)
    return await work(await readCatalog(lab))
  } finally {
    await lab.execute('ROLLBACK')
  }
}

const catalogOf = (sql: string): Promise<Catalog> => holding(sql, (catalog) => catalog)

/** The statements that lead from one schema to another, after they were run and led there. */
async function way(from: string, to: string, renames?: Renames): Promise<readonly string[]> {
  const after = await catalogOf(to)
  return holding(from, async (before) => {
    const statements = migrationStatements(catalogSteps(before, after, renames)).map(({ sql }) => sql)
    for (const sql of statements) await lab.execute(sql)
    expect(factsThatDiffer(catalogFacts(after), catalogFacts(await readCatalog(lab)))).toEqual([])
    return statements
  })
}

test('a rename is never guessed', async () => {
  expect(await way('CREATE TABLE orders (total int)', 'CREATE TABLE orders (amount int)')).toEqual([
    'ALTER TABLE orders DROP COLUMN total',
    'ALTER TABLE orders ADD COLUMN amount integer',
  ])
})

test('a rename that is told keeps rows, keys and conditions', async () => {
  const statements = await way(
    `CREATE TABLE orders (id int CONSTRAINT k PRIMARY KEY, total int CONSTRAINT c CHECK (total > 0));
     CREATE TABLE lines (order_id int CONSTRAINT f REFERENCES orders); CREATE INDEX ix ON orders (total)`,
    `CREATE TABLE "Orders" (id int CONSTRAINT k PRIMARY KEY, amount int CONSTRAINT c CHECK (amount > 0));
     CREATE TABLE lines (order_id int CONSTRAINT f REFERENCES "Orders"); CREATE INDEX ix ON "Orders" (amount)`,
    { tables: [['public.orders', 'public.Orders']], columns: [['public.orders.total', 'public.orders.amount']] },
  )
  expect(statements).toEqual([
    'ALTER TABLE orders RENAME COLUMN total TO amount',
    'ALTER TABLE orders RENAME TO "Orders"',
  ])
})

test('an index or a constraint that only has another name gets it', async () => {
  const [from, to] = [
    'CREATE TABLE orders (id int CONSTRAINT a PRIMARY KEY, n int); CREATE INDEX one ON orders (n)',
    'CREATE TABLE orders (id int CONSTRAINT b PRIMARY KEY, n int); CREATE INDEX other ON orders (n)',
  ]
  expect(await way(from, to)).toEqual([
    'ALTER TABLE orders RENAME CONSTRAINT a TO b',
    'ALTER INDEX one RENAME TO other',
  ])
  expect(catalogChanges(await catalogOf(from), await catalogOf(to))).toMatchObject([
    { of: 'constraint', change: 'renamed', name: 'b', aspects: ['a'] },
    { of: 'index', change: 'renamed', name: 'other', aspects: ['one'] },
  ])
})

test('a value of an enum is put in its place, and a value that goes makes a new type', async () => {
  const state = (values: string): string =>
    `CREATE TYPE state AS ENUM (${values}); CREATE TABLE jobs (state state DEFAULT 'new', CHECK (state <> 'done'))`
  expect(await way(state(`'new', 'done'`), state(`'new', 'open', 'done'`))).toEqual([
    `ALTER TYPE state ADD VALUE 'open' AFTER 'new'`,
  ])
  expect(await way(state(`'new', 'open', 'done'`), state(`'new', 'done'`))).toEqual([
    'ALTER TABLE jobs DROP CONSTRAINT jobs_state_check',
    'ALTER TABLE jobs ALTER COLUMN state DROP DEFAULT',
    'ALTER TYPE state RENAME TO state__old',
    `CREATE TYPE state AS ENUM ('new', 'done')`,
    'ALTER TABLE jobs ALTER COLUMN state TYPE state USING state::text::state',
    `ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'new'::state`,
    `ALTER TABLE jobs ADD CONSTRAINT jobs_state_check CHECK ((state <> 'done'::state))`,
    'DROP TYPE state__old',
  ])
})

test('a view stands aside while a column below it changes its type', async () => {
  const statements = await way(
    'CREATE TABLE orders (n int); CREATE VIEW ns AS SELECT n FROM orders; CREATE VIEW more AS SELECT n FROM ns',
    'CREATE TABLE orders (n text); CREATE VIEW ns AS SELECT n FROM orders; CREATE VIEW more AS SELECT n FROM ns',
  )
  expect(statements.map((one) => one.split('\n')[0])).toEqual([
    'DROP VIEW more',
    'DROP VIEW ns',
    'ALTER TABLE orders ALTER COLUMN n TYPE text',
    'CREATE VIEW ns AS',
    'CREATE VIEW more AS',
  ])
})

test('a longer column is only made longer: its index stays', async () => {
  const table = (type: string): string => `CREATE TABLE t (n ${type} UNIQUE, CHECK (n <> '')); CREATE INDEX i ON t (n)`
  expect(await way(table('varchar(20)'), table('varchar(40)'))).toEqual([
    'ALTER TABLE t ALTER COLUMN n TYPE character varying(40)',
  ])
})

test('tables that lead to each other come and go', async () => {
  const both = `CREATE TABLE a (id serial PRIMARY KEY, b int); CREATE TABLE b (id serial PRIMARY KEY, a int REFERENCES a);
    ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b`
  expect((await way('', both)).map((one) => one.split('\n')[0])).toEqual([
    'CREATE TABLE a (',
    'CREATE TABLE b (',
    'ALTER TABLE b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES a(id)',
    'ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b(id)',
  ])
  expect(await way(both, '')).toEqual(['ALTER TABLE a DROP CONSTRAINT ab', 'DROP TABLE b', 'DROP TABLE a'])
})

test('what differs in a column is told aspect by aspect', async () => {
  const changes = catalogChanges(
    await catalogOf(`CREATE TABLE t (n int DEFAULT 1)`),
    await catalogOf(`CREATE TABLE t (n bigint NOT NULL DEFAULT 2); COMMENT ON COLUMN t.n IS 'why'`),
  )
  expect(changes).toMatchObject([
    { of: 'column', change: 'changed', table: 't', name: 'n', aspects: ['type', 'not null', 'default', 'comment'] },
  ])
})

test('while a release goes on, indexes are built beside writers and rows are looked at afterwards', async () => {
  const from = await catalogOf('CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE t (n int, a int)')
  const to = await catalogOf(
    `CREATE TABLE a (id int PRIMARY KEY);
     CREATE TABLE t (n int NOT NULL, a int CONSTRAINT f REFERENCES a, CONSTRAINT u UNIQUE (n)); CREATE INDEX i ON t (a)`,
  )
  const statements = releaseStatements(catalogSteps(from, to), to)
  expect(statements.every(({ outsideTransaction }) => outsideTransaction)).toBe(true)
  expect(statements.map(({ sql }) => sql)).toEqual([
    `SET lock_timeout = '5s'`,
    'ALTER TABLE t ADD CONSTRAINT n_not_null_check CHECK (n IS NOT NULL) NOT VALID',
    'ALTER TABLE t VALIDATE CONSTRAINT n_not_null_check',
    'ALTER TABLE t ALTER COLUMN n SET NOT NULL',
    'ALTER TABLE t DROP CONSTRAINT n_not_null_check',
    'CREATE UNIQUE INDEX CONCURRENTLY u ON t (n)',
    'ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX u',
    'CREATE INDEX CONCURRENTLY i ON public.t USING btree (a)',
    'ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES a(id) NOT VALID',
    'ALTER TABLE t VALIDATE CONSTRAINT f',
  ])
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SEGMENT } from '../../src/lab/twin/memory-files.ts'
import { readStatistics } from '../../src/lab/twin/live.ts'
import type { ColumnStatistics } from '../../src/lab/twin/statistics.ts'
import type { CatalogTable } from '../../src/model/index.ts'
import { type Twin, openTwin } from '../../src/lab/twin/twin.ts'

const SCHEMA = `
  CREATE TABLE buyers (id bigserial PRIMARY KEY, email text NOT NULL);
  CREATE UNIQUE INDEX buyers_email ON buyers (lower(email));
  CREATE TABLE orders (
    id bigserial PRIMARY KEY, buyer_id bigint NOT NULL REFERENCES buyers (id), kind int NOT NULL, note text);
  CREATE INDEX orders_kind ON orders (kind);
  CREATE TABLE broken (place geometry);
`
const column = (name: string, distinct: number, width = 8, more: Partial<ColumnStatistics> = {}): ColumnStatistics => ({
  column: name,
  nullFraction: 0,
  width,
  distinct,
  correlation: 0,
  common: null,
  histogram: null,
  ...more,
})
const buyers = { table: 'public.buyers', columns: [column('id', -1), column('email', -1, 20)] }
const orders = {
  table: 'public.orders',
  columns: [
    column('id', -1, 8, { histogram: '{1,500000000,1000000000}', correlation: 1 }),
    column('buyer_id', -0.001),
    column('kind', 1_000, 4, { common: { values: '{1,2}', frequencies: [0.4, 0.1] } }),
    column('note', -1, 40),
  ],
}

let twin: Twin
beforeAll(async () => {
  twin = await openTwin(SCHEMA)
  await twin.describe([
    { ...buyers, rows: 1e6 },
    { ...orders, rows: 1e9 },
  ])
})
afterAll(() => twin.close())

const lab = () => twin['lab']
const shape = async (sql: string): Promise<string> => (await twin.plan(sql)).shape

describe('the planner twin', () => {
  it('finds the files of the embedded server in memory, where their length decides', async () => {
    const [row] = await lab().query<{ bytes: number; rows: number }>(
      `SELECT pg_relation_size('orders')::float8 AS bytes, (SELECT count(*) FROM pg_class WHERE relname = 'orders')::int AS rows`,
    )
    expect(row).toEqual({ bytes: twin.size('public.orders')!.pages * 8192, rows: 1 })
    expect(twin.size('public.orders')!.pages).toBeGreaterThan(50 * SEGMENT)
  })

  it('plans as with a billion rows', async () => {
    const { root, cost } = await twin.plan('SELECT * FROM orders')
    expect(root).toMatchObject({ node: 'Seq Scan', relation: 'orders', rows: 1e9 })
    expect(cost).toBeGreaterThan(2e7)
    expect(await shape('SELECT * FROM orders WHERE kind = $1')).toBe('Index Scan on orders_kind')
    expect(await shape('SELECT * FROM orders WHERE kind = 1')).toBe('Seq Scan on orders')
    expect(await shape('SELECT * FROM buyers WHERE lower(email) = $1')).toBe('Index Scan on buyers_email')
  })

  it('counts the pages and rows a plan touches as the planner does', async () => {
    const { pages } = twin.size('public.orders')!
    expect(await twin.touched('SELECT * FROM orders')).toEqual({ pages, rows: 1e9 })
    const few = await twin.touched('SELECT * FROM orders WHERE id = $1')
    expect(few.pages).toBeLessThan(4)
    expect(few.rows).toBe(1)
  })

  it('gives B-trees a height and empty leaves: the planner looks for the last value there', async () => {
    expect((await twin.plan('SELECT * FROM orders WHERE id > 990000000')).root.rows).toBeLessThan(1e8)
    expect(await shape('SELECT max(id) FROM orders')).toContain('orders_pkey')
  })

  it('is another size at once, and the same again afterwards', async () => {
    const join = 'SELECT * FROM orders JOIN buyers ON buyers.id = buyer_id WHERE lower(email) = $1'
    const before = await twin.plan(join)
    await twin.resize(
      new Map([
        ['public.orders', 100],
        ['public.buyers', 10],
      ]),
    )
    expect(await shape('SELECT * FROM buyers WHERE lower(email) = $1')).toBe('Seq Scan on buyers')
    await twin.resize(
      new Map([
        ['public.orders', 1e9],
        ['public.buyers', 1e6],
      ]),
    )
    expect(await twin.plan(join)).toEqual(before)
  })

  it('tries an index that is not there, and forgets it', async () => {
    const sql = 'SELECT * FROM orders WHERE buyer_id = $1 ORDER BY id DESC LIMIT 20'
    expect(await shape(sql)).toBe('Limit (Index Scan on orders_pkey)')
    const index = await twin.addIndex('CREATE INDEX tried ON orders (buyer_id, id)')
    expect(await shape(sql)).toBe('Limit (Index Scan on tried)')
    expect(twin.size('public.tried')!.pages).toBeGreaterThan(1e6)
    await twin.hideIndexes([index], true)
    expect(await shape(sql)).toBe('Limit (Index Scan on orders_pkey)')
    await twin.dropIndex(index)
    const partial = await twin.addIndex('CREATE INDEX ON orders USING brin (id) WHERE note IS NULL')
    expect(partial).toMatchObject({ method: 'brin', where: '(note IS NULL)' })
    await twin.dropIndex(partial)
    expect(await shape(sql)).toBe('Limit (Index Scan on orders_pkey)')
  })

  it('says what of a schema the server refused', () => {
    expect(twin.refused).toMatchObject([{ message: 'type "geometry" does not exist' }])
  })

  it('takes statistics from a dump, and runs nothing else of it', async () => {
    const { tables, problems } = await twin.load(`
      \\restrict abc
      SELECT * FROM pg_catalog.pg_restore_relation_stats('version', '180000'::integer, 'schemaname', 'public',
        'relname', 'buyers', 'relpages', '77'::integer, 'reltuples', '7000'::real, 'relallvisible', '77'::integer);
      SELECT pg_catalog.pg_restore_relation_stats('schemaname', 'public', 'relname', (SELECT 'orders'));
      DROP TABLE buyers;
      SELECT setval('orders_id_seq', 99);`)
    expect({ tables, problems }).toEqual({ tables: 1, problems: [] })
    expect(twin.size('public.buyers')).toMatchObject({ pages: 77, rows: 7000 })
    expect((await lab().query<{ last: string }>('SELECT last_value AS last FROM orders_id_seq'))[0]?.last).not.toBe(
      '99',
    )
  })

  it('hands on what another server counted', async () => {
    const known = await readStatistics(lab())
    const kind = known.find(({ table }) => table === 'public.orders')?.columns.find((one) => one.column === 'kind')
    expect(kind).toMatchObject({ distinct: 1_000, common: { values: '{1,2}' } })
  })
})

describe('what a script of tables does not say', () => {
  const NOTES = `CREATE EXTENSION pg_trgm; CREATE TABLE notes (id bigserial PRIMARY KEY, team int NOT NULL, kind text NOT NULL, body text NOT NULL);
    CREATE INDEX notes_team ON notes (team); CREATE INDEX notes_body ON notes USING gin (body gin_trgm_ops);
    CREATE TABLE logs (id bigserial PRIMARY KEY, team int NOT NULL, line text NOT NULL);`
  const policy = (name: string, using: string, to = 'public') => ({
    name,
    definition: `AS PERMISSIVE FOR ALL TO ${to} USING (${using})`,
  })
  const fenced = (name: string, ...policies: readonly ReturnType<typeof policy>[]): CatalogTable => ({
    ...plainTable,
    name,
    policies,
    rowSecurity: 'forced',
  })
  const opened = async (tables: readonly CatalogTable[], work: (twin: Twin) => Promise<void>): Promise<void> => {
    const choices = new Map([['public.notes.kind', ['a', 'b']]])
    const own = await openTwin(NOTES, { choices, fences: { tables, functions: [] } })
    try {
      const team = { ...column('team', 400), width: 4 }
      await own.describe([
        { table: 'public.notes', rows: 1e6, columns: [column('id', -1), team, column('body', -1, 2_000)] },
        { table: 'public.logs', rows: 1e6, columns: [column('id', -1), team, column('line', -1, 40)] },
      ])
      await work(own)
    } finally {
      await own.close()
    }
  }
  const found = 'SELECT * FROM notes WHERE body LIKE $1'

  it('a policy stands in front of whoever asks, and an index that would look into its rows first is not used', async () => {
    await opened([], async (own) => {
      expect((await own.plan(found)).shape).toBe('Bitmap Heap Scan on notes (Bitmap Index Scan on notes_body)')
    })
    const own = "team = NULLIF(current_setting('app.team'::text, true), ''::text)::integer"
    await opened([fenced('notes', policy('own', own), policy('all', 'true', 'program'))], async (fencedTwin) => {
      expect((await fencedTwin.plan(found)).shape).toBe('Bitmap Heap Scan on notes (Bitmap Index Scan on notes_team)')
      expect((await fencedTwin.touched(found)).rows).toBeLessThan(10_000)
    })
  })

  it('a policy that is refused here, or narrows nothing, leaves its table open', async () => {
    const refused = policy('own', 'there_is_none(team)')
    await opened([fenced('notes', refused), fenced('logs', policy('all', 'true'))], async (own) => {
      expect((await own.plan(found)).shape).toBe('Bitmap Heap Scan on notes (Bitmap Index Scan on notes_body)')
      expect((await own.plan('SELECT * FROM logs WHERE line LIKE $1')).shape).toBe('Seq Scan on logs')
    })
  })

  it('what everybody may see is narrowed by nothing else', async () => {
    const own = "team = NULLIF(current_setting('app.team'::text, true), ''::text)::integer"
    await opened([fenced('notes', policy('own', own), policy('all', 'true'))], async (open) => {
      expect((await open.plan(found)).shape).toBe('Bitmap Heap Scan on notes (Bitmap Index Scan on notes_body)')
    })
  })

  it('a text of few values is spread over them', async () => {
    await opened([], async (own) => {
      const kind = own.schema.tables.find(({ name }) => name === 'notes')?.columns.find(({ name }) => name === 'kind')
      expect(kind?.values).toEqual(['a', 'b'])
    })
  })
})

const plainTable: CatalogTable = {
  schema: 'public',
  name: '',
  unlogged: false,
  comment: null,
  partitionedBy: null,
  partitionOf: null,
  columns: [],
  constraints: [],
  indexes: [],
  triggers: [],
  policies: [],
  rowSecurity: 'off',
}

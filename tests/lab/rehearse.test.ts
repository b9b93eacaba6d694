import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { silent } from '../../src/kernel/progress.ts'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import { rehearse } from '../../src/lab/rehearsal/rehearse.ts'
import type { HistoryRevision, RehearsedHistory, RunnableStep } from '../../src/model/index.ts'
import { type Sql, loadSql } from '../../src/sql/parser.ts'

let lab: EmbeddedLab
let sql: Sql

beforeAll(async () => {
  lab = await openEmbedded()
  sql = await loadSql()
})
afterAll(() => lab.close())
beforeEach(() => lab.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public'))

/** A revision of statements; those marked with `!` are sent outside of a transaction. */
function revision(id: string, up: readonly string[], back: readonly string[] | null): HistoryRevision {
  const at = { file: `${id}.sql`, line: 1, column: 1, endLine: 1, endColumn: 1 }
  const steps = (list: readonly string[]): readonly RunnableStep[] =>
    list.map((text) => ({
      sql: text.replace(/^!/, ''),
      at,
      outsideTransaction: text.startsWith('!'),
      notReproduced: null,
    }))
  const script = (list: readonly string[]) => ({ steps: steps(list), transactional: true, refuses: null })
  return { id, down: [], message: '', at, up: script(up), back: back && script(back) }
}

const rehearsed = (...revisions: readonly HistoryRevision[]): Promise<RehearsedHistory> =>
  rehearse(lab, { folder: 'db', tool: 'sql', heads: [], revisions, unresolved: [] }, sql, silent)

const ORDERS = revision('orders', ['CREATE TABLE orders (id bigint PRIMARY KEY, note text)'], ['DROP TABLE orders'])

test('a revision that is taken back exactly', async () => {
  const { revisions } = await rehearsed(ORDERS)
  expect(revisions[0]).toMatchObject({ roundTrip: true, reason: '', differences: [] })
  expect(revisions[0]?.observed[0]).toMatchObject({ creates: ['orders'], locks: [], scans: [] })
})

test('an index that is left behind is named', async () => {
  const { revisions } = await rehearsed(
    ORDERS,
    revision('note', ['CREATE INDEX orders_note ON orders (note)'], ['SELECT 1']),
  )
  expect(revisions[1]).toMatchObject({
    roundTrip: false,
    differences: ['+ index orders_note CREATE INDEX orders_note ON public.orders USING btree (note)'],
  })
})

test('locks, scans and rewrites of an existing table', async () => {
  const { revisions } = await rehearsed(
    ORDERS,
    revision(
      'strict',
      [
        'ALTER TABLE orders ALTER COLUMN note SET NOT NULL',
        'ALTER TABLE orders ALTER COLUMN id TYPE numeric',
        'CREATE INDEX orders_note ON orders (note)',
      ],
      [
        'DROP INDEX orders_note',
        'ALTER TABLE orders ALTER id TYPE bigint',
        'ALTER TABLE orders ALTER note DROP NOT NULL',
      ],
    ),
  )
  expect(revisions[1]?.observed).toMatchObject([
    { locks: [{ relation: 'orders', mode: 'AccessExclusive' }], held: [], scans: [{ relation: 'orders', rows: 100 }] },
    {
      // The index of its key is built anew.
      locks: [{ relation: 'orders', mode: 'Share' }],
      held: [{ relation: 'orders', mode: 'AccessExclusive' }],
      rewrites: ['orders'],
    },
    { locks: [], scans: [{ relation: 'orders', rows: 100 }] },
  ])
  expect(revisions[1]).toMatchObject({ roundTrip: true })
})

test('a column that must have a value fails on rows, and the chain goes on', async () => {
  const { revisions } = await rehearsed(
    ORDERS,
    revision('total', ['ALTER TABLE orders ADD total int NOT NULL'], ['ALTER TABLE orders DROP total']),
  )
  expect(revisions[1]).toMatchObject({ roundTrip: true, observed: [{ failsOnRows: true }] })
  expect(revisions[1]?.observed[0]?.error).toContain('contains null values')
})

test('an index made concurrently holds up nobody', async () => {
  const { revisions } = await rehearsed(
    ORDERS,
    revision(
      'note',
      ['!CREATE INDEX CONCURRENTLY orders_note ON orders (note)'],
      ['!DROP INDEX CONCURRENTLY orders_note'],
    ),
  )
  expect(revisions[1]).toMatchObject({
    roundTrip: true,
    observed: [{ locks: [{ relation: 'orders', mode: 'ShareUpdateExclusive' }], held: [] }],
  })
})

test('inside of a transaction CONCURRENTLY is refused, as a server would', async () => {
  const { revisions } = await rehearsed(
    ORDERS,
    revision('note', ['CREATE INDEX CONCURRENTLY orders_note ON orders (note)'], []),
  )
  expect(revisions[1]?.reason).toContain('cannot run inside a transaction block')
})

test('each statement outside of a transaction takes its locks anew, and holds none of the ones before', async () => {
  const { revisions } = await rehearsed(
    ORDERS,
    revision(
      'apart',
      [
        '!ALTER TABLE orders ADD CONSTRAINT short CHECK (length(note) < 9) NOT VALID',
        '!ALTER TABLE orders VALIDATE CONSTRAINT short',
        '!CREATE INDEX orders_note ON orders (note)',
      ],
      ['DROP INDEX orders_note', 'ALTER TABLE orders DROP CONSTRAINT short'],
    ),
  )
  expect(revisions[1]).toMatchObject({ roundTrip: true, reason: '' })
  expect(revisions[1]?.observed).toMatchObject([
    { locks: [{ relation: 'orders', mode: 'AccessExclusive' }], held: [] },
    { locks: [{ relation: 'orders', mode: 'ShareUpdateExclusive' }], held: [] },
    { locks: [{ relation: 'orders', mode: 'Share' }], held: [], scans: [{ relation: 'orders' }] },
  ])
})

test('between two transactions of one script nothing is held, and what the first did is there', async () => {
  const { revisions } = await rehearsed(
    ORDERS,
    revision(
      'two',
      ['ALTER TABLE orders ADD total int', '!COMMIT', 'UPDATE orders SET total = 0', 'ALTER TABLE nowhere ADD a int'],
      ['ALTER TABLE orders DROP total'],
    ),
  )
  expect(revisions[1]?.observed).toMatchObject([
    { locks: [{ relation: 'orders', mode: 'AccessExclusive' }] },
    {},
    { held: [], changes: [{ relation: 'orders', rows: 100 }] },
    { error: 'relation "nowhere" does not exist' },
  ])
  expect(revisions[1]?.reason).toContain('it does not run: relation "nowhere" does not exist')
})

test('a value of an enum is used once its transaction is over', async () => {
  const { revisions } = await rehearsed(
    revision(
      'state',
      ["CREATE TYPE state AS ENUM ('new')", 'CREATE TABLE jobs (state state)'],
      ['DROP TABLE jobs', 'DROP TYPE state'],
    ),
    revision(
      'done',
      ["!ALTER TYPE state ADD VALUE 'done'", "ALTER TABLE jobs ALTER state SET DEFAULT 'done'"],
      ['ALTER TABLE jobs ALTER state DROP DEFAULT'],
    ),
  )
  expect(revisions[1]).toMatchObject({
    roundTrip: false,
    differences: ['- enum state (new)', '+ enum state (new, done)'],
  })
})

test('what is not there fails with the reason, and the rest of the chain still runs', async () => {
  const { revisions } = await rehearsed(
    revision('wrong', ['ALTER TABLE nowhere ADD a int', 'CREATE TABLE here (a int)'], []),
    revision('right', ['ALTER TABLE here ADD b int'], ['ALTER TABLE here DROP b']),
  )
  expect(revisions[0]?.reason).toBe(
    'it does not run: relation "nowhere" does not exist (ALTER TABLE nowhere ADD a int)',
  )
  expect(revisions[1]?.roundTrip).toBe(true)
})

test('a constraint that was never named cannot be dropped', async () => {
  const { revisions } = await rehearsed(
    ORDERS,
    revision('unique', ['ALTER TABLE orders ADD UNIQUE (note)'], ['ALTER TABLE orders DROP CONSTRAINT None']),
  )
  expect(revisions[1]?.reason).toContain('the way back fails: constraint "none" of relation "orders" does not exist')
})

test('schemas, roles and extensions that a history takes for granted are there', async () => {
  const { revisions } = await rehearsed(
    revision(
      'shop',
      ['CREATE TABLE shop.items (code citext)', 'GRANT SELECT ON shop.items TO reader'],
      ['DROP TABLE shop.items'],
    ),
  )
  expect(revisions[0]?.reason).toBe(
    'it does not run: type "citext" does not exist (CREATE TABLE shop.items (code citext))',
  )
})

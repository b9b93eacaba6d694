import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { silent } from '../../src/kernel/progress.ts'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import { type Rewritten, retrace } from '../../src/lab/rehearsal/retrace.ts'
import type { HistoryRevision, RunnableStep } from '../../src/model/index.ts'
import { type Sql, loadSql } from '../../src/sql/parser.ts'

let lab: EmbeddedLab
let sql: Sql

beforeAll(async () => {
  lab = await openEmbedded()
  sql = await loadSql()
})
afterAll(() => lab.close())
beforeEach(() => lab.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public'))

const at = { file: 'a.sql', line: 1, column: 1, endLine: 1, endColumn: 1 }

/** Those marked with `!` are sent outside of a transaction. */
const stepsOf = (list: readonly string[]): readonly RunnableStep[] =>
  list.map((text) => ({
    sql: text.replace(/^!/, ''),
    at,
    outsideTransaction: text.startsWith('!'),
    notReproduced: null,
  }))
const revision = (id: string, ...up: readonly string[]): HistoryRevision => ({
  id,
  down: [],
  message: '',
  at,
  up: { steps: stepsOf(up), transactional: true, refuses: null },
  back: null,
})
const instead = (id: string, ...steps: readonly string[]): Rewritten => ({
  revision: id,
  steps: stepsOf(steps),
  follows: false,
})
const repeated = (text: string): Rewritten => ({
  ...instead('strict'),
  steps: stepsOf([text]).map((step) => ({ ...step, untilNone: true })),
})
const traced = (revisions: readonly HistoryRevision[], ...rewritten: readonly Rewritten[]) =>
  retrace(lab, { folder: 'db', tool: 'sql', heads: [], revisions, unresolved: [] }, rewritten, sql, silent)

const ORDERS = revision('orders', 'CREATE TABLE orders (id bigint PRIMARY KEY, note text)')
const STRICT = revision('strict', 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL')

test('each transaction is seen with its own locks, though an earlier one took the same', async () => {
  const steps = [
    '!ALTER TABLE orders ADD CONSTRAINT n CHECK (note IS NOT NULL) NOT VALID',
    '!ALTER TABLE orders VALIDATE CONSTRAINT n',
    '!ALTER TABLE orders ALTER COLUMN note SET NOT NULL',
    '!ALTER TABLE orders DROP CONSTRAINT n',
  ]
  const [result] = await traced([ORDERS, STRICT], instead('strict', ...steps))
  expect(result).toMatchObject({ failure: null, differences: [] })
  expect(result!.observed.map(({ locks, scans }) => [locks.map(({ mode }) => mode), scans.length])).toEqual([
    [['AccessExclusive'], 0],
    [['ShareUpdateExclusive'], 1],
    [['AccessExclusive'], 0],
    [['AccessExclusive'], 0],
  ])
})

test('what ends elsewhere is told, with the way back to where the revision ends', async () => {
  const [result] = await traced([ORDERS, STRICT], instead('strict', 'CREATE INDEX i ON orders (note)'))
  expect(result!.differences).toEqual([
    '- column orders.note text not null',
    '+ column orders.note text',
    expect.stringMatching(/^\+ index i /),
  ])
  expect(result!.back.map((step) => step.do)).toEqual(['drop index', 'set not null'])
})

test('a name is the one difference that does not count', async () => {
  const named = revision('named', 'ALTER TABLE orders ADD CONSTRAINT a UNIQUE (note)')
  const [result] = await traced([ORDERS, named], instead('named', 'ALTER TABLE orders ADD CONSTRAINT b UNIQUE (note)'))
  expect(result!.renamed).toEqual(['constraint a is called b'])
})

test('what does not run is told, and the chain goes on from the revision itself', async () => {
  const next = revision('next', 'ALTER TABLE orders ALTER COLUMN note DROP NOT NULL')
  const wrong = instead('strict', 'ALTER TABLE nothing ADD x int')
  const right = instead('next', "!SET lock_timeout = '1s'", '!ALTER TABLE orders ALTER COLUMN note DROP NOT NULL')
  const [first, second] = await traced([ORDERS, STRICT, next], wrong, right)
  expect(first!.failure).toContain('relation "nothing" does not exist')
  expect(second).toMatchObject({ failure: null, differences: [] })
})

test('what follows starts where everything ends, one after the other', async () => {
  const follows = (...steps: readonly string[]): Rewritten => ({ ...instead('orders', ...steps), follows: true })
  const [first, second] = await traced(
    [ORDERS, STRICT],
    follows('!CREATE INDEX CONCURRENTLY i ON orders (note)'),
    follows('!DROP INDEX CONCURRENTLY i'),
  )
  expect(first!.differences).toEqual([expect.stringMatching(/^\+ index i /)])
  expect(second!.differences).toEqual([expect.stringMatching(/^- index i /)])
})

test('a revision the server refuses in one go leaves nothing to compare with', async () => {
  const wrong = revision('wrong', 'ALTER TABLE orders ADD note int')
  const [result] = await traced([ORDERS, wrong], instead('wrong', 'SELECT 1'))
  expect(result!.failure).toContain('the revision itself does not run in one go')
})

test('batches are sent until none is left, and a loop without end is found', async () => {
  const rows = 'INSERT INTO orders SELECT g FROM generate_series(1, 50) g'
  const strict = revision('strict', "UPDATE orders SET note = 'x'", ...STRICT.up.steps.map((step) => step.sql))
  const history = [ORDERS, revision('rows', rows), strict]
  const batch = (where: string) =>
    `!UPDATE orders SET note = 'x' WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders WHERE ${where} LIMIT 20))`
  const filled = repeated(batch('note IS NULL'))
  const [ends, endless] = await traced(
    history,
    { ...filled, steps: [...filled.steps, ...stepsOf(['!ALTER TABLE orders ALTER COLUMN note SET NOT NULL'])] },
    repeated(batch('true')),
  )
  expect(ends).toMatchObject({ failure: null, differences: [] })
  expect(endless!.failure).toContain('it changes rows without end')
})

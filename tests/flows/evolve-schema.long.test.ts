import { expect, test, vi } from 'vitest'
import { evolveSchema } from '../../src/flows/evolve-schema.ts'
import { silent } from '../../src/kernel/progress.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import type { SchemaPart } from '../../src/evolution/index.ts'
import type { Backend, Renames, SchemaEvolution } from '../../src/model/index.ts'
import { readBackend } from '../../src/readers/backend/index.ts'

// Several servers are started and stopped.
vi.setConfig({ testTimeout: 60_000 })

const program = (columns: string): string => `
from fastapi import Depends, FastAPI
from sqlalchemy import String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

def get_db():
    with sessionmaker(create_engine("postgresql://"))() as session:
        yield session

class Base(DeclarativeBase): ...
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
${columns}

app = FastAPI()

@app.get("/orders")
def list_orders(db: Session = Depends(get_db)):
    return db.scalars(select(Order)).all()
`
const backendWith = (...columns: readonly string[]): Promise<Backend> =>
  readBackend(
    memoryTree({ 'main.py': program(columns.map((one) => `    ${one}`).join('\n')) }),
    { entries: [], environment: {}, needs: [] },
    silent,
  )
const NO_RENAMES = { tables: [], columns: [] }
const evolved = (
  base: Backend,
  head: Backend,
  renames: Renames = NO_RENAMES,
  fills: ReadonlyMap<string, string> = new Map(),
): Promise<SchemaPart> =>
  evolveSchema(
    { base: { backend: base, history: null }, head: { backend: head, history: null }, renames, fills },
    silent,
  )

/** The statements of each phase, without what is set for all of them. */
const sentIn = (schema: SchemaEvolution | null): unknown =>
  schema?.rollout.map(({ when, statements }) => [
    when,
    statements.map(({ sql }) => sql).filter((sql) => !sql.startsWith('SET ')),
  ])
const TOTAL = 'total: Mapped[int]'

test('models that did not change have no way to go', async () => {
  const base = await backendWith(TOTAL)
  expect(await evolved(base, base)).toEqual({ changes: [], schema: null, migrations: null, unknown: [] })
})

test('a column that is added is expanded before the release, one that goes waits until after it', async () => {
  const [base, head] = [
    await backendWith(TOTAL, 'note: Mapped[str | None]'),
    await backendWith(TOTAL, 'paid: Mapped[bool | None]'),
  ]
  const { changes, schema } = await evolved(base, head)
  expect(schema).toMatchObject({ roundTrip: true, reason: '' })
  expect(sentIn(schema)).toEqual([
    ['before the release', ['ALTER TABLE orders ADD COLUMN paid boolean']],
    ['after the release', ['ALTER TABLE orders DROP COLUMN note']],
  ])
  const gone = changes.find(({ id }) => id === 'schema-column-dropped')
  expect(gone?.level).toBe('warning')
  expect(gone?.sentence).toContain('the release before loads it')
  expect(gone?.operation).toBe('GET /orders')
})

test('a column that must have a value fails where there are rows', async () => {
  const [base, head] = [await backendWith(), await backendWith(TOTAL)]
  const { schema } = await evolved(base, head)
  expect(schema?.up[0]).toMatchObject({ failsOnRows: true, error: expect.stringContaining('contains null values') })
  // The next release needs it from the start; that it must have a value waits until its rows have one.
  expect(sentIn(schema)).toEqual([
    ['before the release', ['ALTER TABLE orders ADD COLUMN total integer']],
    [
      'after the release',
      [
        'ALTER TABLE orders ADD CONSTRAINT total_not_null_check CHECK (total IS NOT NULL) NOT VALID',
        'ALTER TABLE orders VALIDATE CONSTRAINT total_not_null_check',
        'ALTER TABLE orders ALTER COLUMN total SET NOT NULL',
        'ALTER TABLE orders DROP CONSTRAINT total_not_null_check',
      ],
    ],
  ])
})

test('a rename is asked for and never guessed; told, both columns hold the same until the old one goes', async () => {
  const [base, head] = [await backendWith(TOTAL), await backendWith('amount: Mapped[int]')]
  const asked = await evolved(base, head)
  expect(asked.changes.map(({ id }) => id)).toContain('schema-perhaps-renamed')
  const renames: Renames = { tables: [], columns: [['public.orders.total', 'public.orders.amount']] }
  const told = await evolved(base, head, renames)
  expect(told.changes.map(({ level, id }) => [level, id])).toEqual([['error', 'schema-column-renamed']])
  expect(told.schema?.down).toEqual(['ALTER TABLE orders RENAME COLUMN amount TO total'])
  expect(told.schema).toMatchObject({ rolloutEnds: [], rolloutReturns: [] })
  const [expand, backfill, contract] = told.schema?.rollout ?? []
  expect(expand).toMatchObject({ when: 'before the release', breaks: [] })
  expect(expand?.statements.map(({ sql }) => sql)).toContain('ALTER TABLE orders ADD COLUMN amount integer')
  expect(backfill).toMatchObject({
    when: 'backfill',
    breaks: [],
    statements: [{ untilNoRow: true, sql: expect.stringContaining('SET amount = total WHERE ctid') }],
  })
  expect(contract?.statements.map(({ sql }) => sql)).toContain('ALTER TABLE orders DROP COLUMN total')
})

test('a rename of what the base does not have is refused, with the nearest name', async () => {
  const [base, head] = [await backendWith(TOTAL), await backendWith('amount: Mapped[int]')]
  const renames = { tables: [], columns: [['public.orders.totl', 'public.orders.amount']] } as const
  await expect(evolved(base, head, renames)).rejects.toMatchObject({
    kind: 'usage',
    diagnostic: { help: 'Did you mean public.orders.total?' },
  })
})

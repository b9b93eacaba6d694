import { expect, test } from 'vitest'
import { evolveSchema } from '../../src/flows/evolve-schema.ts'
import { silent } from '../../src/kernel/progress.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import type { Backend } from '../../src/model/index.ts'
import { readBackend } from '../../src/readers/backend/index.ts'

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
const TOTAL = 'total: Mapped[int]'

test('models that did not change have no way to go', async () => {
  const base = await backendWith(TOTAL)
  expect(await evolveSchema(base, base, NO_RENAMES, silent)).toEqual({ changes: [], schema: null, unknown: [] })
})

test('a column that is added is expanded before the release, one that goes waits until after it', async () => {
  const [base, head] = [
    await backendWith(TOTAL, 'note: Mapped[str | None]'),
    await backendWith(TOTAL, 'paid: Mapped[bool | None]'),
  ]
  const { changes, schema } = await evolveSchema(base, head, NO_RENAMES, silent)
  expect(schema).toMatchObject({ roundTrip: true, reason: '' })
  expect(schema?.rollout.map(({ when, statements }) => [when, statements])).toEqual([
    ['before the release', ['ALTER TABLE orders ADD COLUMN paid boolean']],
    ['after the release', ['ALTER TABLE orders DROP COLUMN note']],
  ])
  const gone = changes.find(({ id }) => id === 'schema-column-dropped')
  expect(gone?.level).toBe('warning')
  expect(gone?.sentence).toContain('1 operation of the release before ask for it (`GET /orders`)')
})

test('a column that must have a value fails where there are rows', async () => {
  const [base, head] = [await backendWith(), await backendWith(TOTAL)]
  const { schema } = await evolveSchema(base, head, NO_RENAMES, silent)
  expect(schema?.up[0]).toMatchObject({ failsOnRows: true, error: expect.stringContaining('contains null values') })
  // The next release needs it from the start; that it must have a value waits until its rows have one.
  expect(schema?.rollout.map(({ when, statements }) => [when, statements])).toEqual([
    ['before the release', ['ALTER TABLE orders ADD COLUMN total integer']],
    ['after the release', ['ALTER TABLE orders ALTER COLUMN total SET NOT NULL']],
  ])
})

test('a rename is asked for and never guessed; told, it keeps the rows and has no order that hurts nobody', async () => {
  const [base, head] = [await backendWith(TOTAL), await backendWith('amount: Mapped[int]')]
  const asked = await evolveSchema(base, head, NO_RENAMES, silent)
  expect(asked.changes.map(({ id }) => id)).toContain('schema-perhaps-renamed')
  const told = await evolveSchema(
    base,
    head,
    { tables: [], columns: [['public.orders.total', 'public.orders.amount']] },
    silent,
  )
  expect(told.changes.map(({ level, id }) => [level, id])).toEqual([['error', 'schema-column-renamed']])
  expect(told.schema?.rollout).toMatchObject([
    { when: 'while nobody is served', statements: ['ALTER TABLE orders RENAME COLUMN total TO amount'] },
  ])
  expect(told.schema?.down).toEqual(['ALTER TABLE orders RENAME COLUMN amount TO total'])
})

test('a rename of what the base does not have is refused, with the nearest name', async () => {
  const [base, head] = [await backendWith(TOTAL), await backendWith('amount: Mapped[int]')]
  const renames = { tables: [], columns: [['public.orders.totl', 'public.orders.amount']] } as const
  await expect(evolveSchema(base, head, renames, silent)).rejects.toMatchObject({
    kind: 'usage',
    diagnostic: { help: 'Did you mean public.orders.total?' },
  })
})

import { expect, test } from 'vitest'
import { schemaChanges } from '../../src/evolution/schema/index.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { CatalogChange, CatalogColumn } from '../../src/model/index.ts'
import { readBackend } from '../../src/readers/backend/index.ts'

const program = `
from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, delete, func, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

def get_db():
    with sessionmaker(create_engine("postgresql://"))() as session:
        yield session

class Base(DeclarativeBase): ...
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[int]
    state: Mapped[str | None]

app = FastAPI()

@app.get("/loaded")
def loaded(db: Session = Depends(get_db)):
    return db.scalars(select(Order)).all()

@app.get("/filtered")
def filtered(total: int, db: Session = Depends(get_db)):
    return db.scalar(select(func.count()).select_from(Order).where(Order.total == total))

@app.get("/counted")
def counted(db: Session = Depends(get_db)):
    return db.scalar(select(func.count()).select_from(Order))

@app.get("/raw")
def raw(db: Session = Depends(get_db)):
    return db.execute(text("SELECT total FROM orders")).all()

@app.post("/added")
def added(db: Session = Depends(get_db)):
    db.add(Order(total=1))
    db.commit()

@app.delete("/deleted")
def deleted(db: Session = Depends(get_db)):
    db.execute(delete(Order).where(Order.id == 1))
`
const backend = await readBackend(
  memoryTree({ 'main.py': program }),
  { entries: [], environment: {}, needs: [] },
  silent,
)
const TOTAL: CatalogColumn = {
  name: 'total',
  type: 'integer',
  notNull: true,
  default: null,
  identity: null,
  generated: null,
  collation: null,
  comment: null,
}
const told = (change: Partial<Extract<CatalogChange, { readonly of: 'column' }>>) =>
  schemaChanges(
    [
      {
        of: 'column',
        change: 'dropped',
        schema: 'public',
        table: 'orders',
        name: 'total',
        aspects: [],
        before: TOTAL,
        after: null,
        ...change,
      },
    ],
    backend,
    backend,
  )

test('who filters by a column that goes, names it in SQL, writes it or loads it breaks; who only counts or deletes does not', () => {
  const changes = told({})
  expect(changes.map(({ operation }) => operation)).toEqual(['GET /filtered', 'GET /raw', 'POST /added', 'GET /loaded'])
  expect(changes[0]?.sentence).toContain(
    'column `orders.total` goes; the release before filters by it, names it in SQL, adds rows to it, loads it',
  )
  expect(changes.every(({ before }) => before?.file === 'main.py')).toBe(true)
})

test('a column that must have a value stops only those who add rows', () => {
  const changes = told({ change: 'added', name: 'paid', before: null, after: { ...TOTAL, name: 'paid' } })
  expect(changes.map(({ operation, level }) => [operation, level])).toEqual([['POST /added', 'warning']])
})

test('a column nobody asks for is one change of no operation', () => {
  expect(
    told({ change: 'added', before: null, after: { ...TOTAL, notNull: false } }).map(({ operation }) => operation),
  ).toEqual([''])
})

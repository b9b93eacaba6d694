import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readFolder } from '../../src/flows/read-folder.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import { readBackend } from '../../src/readers/backend/index.ts'
import { render } from '../../src/writers/blueprint/index.ts'

const MAIN = `
import enum
from datetime import datetime, timedelta
from fastapi import FastAPI, HTTPException
from fastapi.responses import StreamingResponse
from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]

class Toggle(Base):
    __tablename__ = "toggles"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    on: Mapped[bool]

class Feature(str, enum.Enum):
    NEW_PRICES = "new_prices"

STANDING = {Feature.NEW_PRICES: True}
KEPT = timedelta(days=30)

def stands(session: Session, feature: Feature) -> bool:
    found = session.scalar(select(Toggle.on).where(Toggle.name == feature))
    return STANDING[feature] if found is None else found

class Work:
    def __init__(self, run, max_retries, every=None):
        self.run = run

def forget_orders(job):
    with Session() as session:
        session.execute(delete(Order).where(Order.created_at < datetime.now() - KEPT))

def thank(job):
    print("thanks")

WORK = {"forget": Work(forget_orders, max_retries=2, every=3600), "thank": Work(thank, max_retries=4)}
STARTS = {"order.paid": ["thank"]}

def throttle(key: str, times: int, minutes: int):
    if len(key) > times * minutes:
        raise HTTPException(429, "too many")

ANSWERS = {}

def cached_answer(key, load, ttl):
    if key not in ANSWERS:
        ANSWERS[key] = load()
    return ANSWERS[key]

app = FastAPI()

@app.get("/orders")
def list_orders():
    def load():
        with Session() as session:
            return session.scalars(select(Order)).all()
    return cached_answer("orders", load, ttl=45)

@app.get("/orders/{order_id}")
def read_order(order_id: int):
    with Session() as session:
        return session.get(Order, order_id).title

@app.post("/orders/{order_id}/pay")
def pay_order(order_id: int, cents: int = 100):
    throttle(f"pay:{order_id}", 20, 1)
    with Session() as session:
        return session.get(Order, order_id).title
`

test('what a backend written by hand keeps in registers, and counts, is in its blueprint', async () => {
  const files = memoryTree({ 'main.py': MAIN }, 'shop')
  const text = render(await readBackend(files, { entries: [], environment: {}, needs: [] }, silent))
  expect(text).toContain('retention: { Order: 30d }')
  expect(text).toContain('flags: { new_prices: true }')
  expect(text).toContain('thank: { when: order.paid, retry: 4 exponential }')
  expect(text).toContain('rate: 20/min')
  expect(text).toContain('cents: int = 100')
  expect(text).not.toContain('forget:')
  expect(text).toContain('cache: memory')
  expect(text).toContain('cache: { ttl: 45s }')
})

const DECORATED = `
from aiocache import cached
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)

app = FastAPI()

@app.get("/orders")
@cached(ttl=60)
async def list_orders():
    with Session() as session:
        return session.scalars(select(Order)).all()
`

test('what a decorator keeps is in the blueprint', async () => {
  const files = memoryTree({ 'main.py': DECORATED }, 'shop')
  const text = render(await readBackend(files, { entries: [], environment: {}, needs: [] }, silent))
  expect(text).toContain('cache: { ttl: 1m }')
})

const ASKED = `
import strawberry
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from strawberry.fastapi import GraphQLRouter
from strawberry.tools import merge_types

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)

class LineItem(Base):
    __tablename__ = "line_items"
    id: Mapped[int] = mapped_column(primary_key=True)

class Secret(Base):
    __tablename__ = "secrets"
    id: Mapped[int] = mapped_column(primary_key=True)

@strawberry.type
class OrderType:
    id: int

def find_items() -> list[OrderType]:
    return []

@strawberry.type
class Orders:
    secrets: int

    @strawberry.field
    def orders(self) -> list[OrderType]:
        with Session() as session:
            return session.scalars(select(Order)).all()

@strawberry.type
class Items:
    all_line_items: list[OrderType] = strawberry.field(resolver=find_items)

schema = strawberry.Schema(merge_types("Query", (Orders, Items)))
app = FastAPI()
app.include_router(GraphQLRouter(schema), prefix="/graphql")
`

test('what can be asked through GraphQL is in the blueprint', async () => {
  const files = memoryTree({ 'main.py': ASKED }, 'shop')
  const backend = await readBackend(files, { entries: [], environment: {}, needs: [] }, silent)
  expect(backend.api.graph?.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'query orders',
    'query all_line_items',
  ])
  const text = render(backend)
  expect(text.match(/faces: \[rest, graphql\]/g)).toHaveLength(2)
})

const model = (name: string, table: string): string => `
from sqlalchemy.orm import Mapped, mapped_column
from shop.base import Base

class ${name}(Base):
    __tablename__ = "${table}"
    id: Mapped[int] = mapped_column(primary_key=True)
`

const CONTRACTED: Readonly<Record<string, string>> = {
  'src/shop/__init__.py': '',
  'src/shop/base.py': `
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase):
    pass
`,
  'src/shop/orders/models.py': model('Order', 'orders'),
  'src/shop/people/models.py': model('Person', 'people'),
  'src/shop/stock/models.py': model('Item', 'items'),
  'src/shop/main.py': `
from fastapi import FastAPI
from shop.orders.models import Order
from shop.people.models import Person
from shop.stock.models import Item

app = FastAPI()
`,
}

const OWNED = `services:
  people_stand_alone: { owns: [Person] }
  stock: { owns: [Item], calls: [people_stand_alone] }
`

test.each([
  [
    'pyproject.toml',
    `[[tool.importlinter.contracts]]
name = "People stand alone"
type = "forbidden"
source_modules = ["shop.people"]
forbidden_modules = ["shop.orders", "shop.stock"]

[[tool.importlinter.contracts]]
id = "stock"
name = "Stock knows people"
type = "forbidden"
source_modules = ["shop.stock"]
forbidden_modules = ["shop.orders"]

[[tool.importlinter.contracts]]
name = "Layers"
type = "forbidden"
source_modules = ["shop.*.models"]
forbidden_modules = ["shop.main"]

[[tool.importlinter.contracts]]
name = "Order of things"
type = "layers"
layers = ["shop.main", "shop.orders"]
`,
  ],
  [
    '.importlinter',
    `[importlinter]
root_package = shop

# who may name whom
[importlinter:contract:people-stand-alone]
name = People
type = forbidden
source_modules =
    shop.people
forbidden_modules =
    shop.orders
    shop.stock

[importlinter:contract:stock]
name: Stock
type: forbidden
source_modules: shop.stock.models
forbidden_modules: shop.orders
`,
  ],
])('what the contracts of import-linter in %s keep apart is in the blueprint', async (path, contracts) => {
  const files = memoryTree({ ...CONTRACTED, [path]: contracts }, 'shop')
  expect(render(await readBackend(files, { entries: [], environment: {}, needs: [] }, silent))).toContain(OWNED)
})

test('contracts in a file of their own are found in a folder', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'architect-contracts-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const contracts =
    '[importlinter:contract:stock]\ntype = forbidden\nsource_modules = shop.stock\nforbidden_modules =\n'
  for (const [path, text] of Object.entries({ ...CONTRACTED, '.importlinter': contracts })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  const { project } = await readFolder({ directory, entries: [], environment: {}, needs: [] }, silent)
  expect(project.boundaries).toEqual([{ name: 'stock', modules: ['shop.stock'], forbidden: [] }])
})

test('a pattern of nothing but stars is compared with a module far down at once', async () => {
  const folders = Array.from({ length: 40 }, () => 'a')
  const contracts = `[importlinter:contract:stars]
type = forbidden
source_modules = ${'**.'.repeat(30)}nowhere
forbidden_modules = shop.stock
`
  const files = {
    ...CONTRACTED,
    [`src/shop/${folders.join('/')}/models.py`]: model('Deep', 'deep'),
    'src/shop/main.py': `from shop.${folders.join('.')}.models import Deep\n${CONTRACTED['src/shop/main.py']}`,
    '.importlinter': contracts,
  }
  const backend = await readBackend(memoryTree(files, 'shop'), { entries: [], environment: {}, needs: [] }, silent)
  const text = render(backend)
  expect(text).toContain('Deep:')
  expect(text).not.toContain('services:')
})

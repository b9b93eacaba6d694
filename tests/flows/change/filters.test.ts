import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { DesignRequest } from '../../../src/model/index.ts'
import { root } from '../../architecture/imports.ts'
import { laid, linesOf } from './changed.ts'

const WORDS = { text: 'filtered so', start: 0, end: 0 }

const filtered = (name: string, table: string, field: string): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [{ name, table, from: WORDS, fields: [] }],
  capabilities: [{ name: 'search', of: `${name}.${field}`, from: WORDS }],
  figures: [],
  unread: [],
})

const inFolder = (directory: string, request: DesignRequest): Promise<Proposed> =>
  propose({ directory, request, entries: [], environment: {}, answers: {} }, silent)

const inBookshop = (request: DesignRequest): Promise<Proposed> => inFolder(join(root, 'examples/bookshop'), request)

test('a list is asked for by a column, and its statement says so where it is made', async () => {
  const change = await inBookshop(filtered('Order', 'order', 'state'))
  expect(linesOf(change, 'app/orders/routes.py').added).toEqual([
    'from app.orders.models import Order, OrderCreate, OrderPublic, OrderState',
    '    state: OrderState | None = None,',
    '    return service.all_of(session, person, offset, limit, state=state)',
  ])
  expect(linesOf(change, 'app/orders/service.py').added).toEqual([
    'def all_of(',
    '    session: Session, buyer: Person, offset: int, limit: int, state: OrderState | None = None',
    ') -> list[Order]:',
    '    if state is not None:',
    '        statement = statement.where(Order.state == state)',
  ])
  expect([change.unwritten, change.unwanted, change.broken]).toEqual([[], [], []])
})

const ONE_BREATH = {
  'requirements.txt': 'fastapi\nsqlmodel\n',
  'main.py': `from fastapi import Depends, FastAPI
from sqlmodel import Field, Session, SQLModel, create_engine, func, select

app = FastAPI()
engine = create_engine("postgresql://db/shop")


class Crate(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    colour: str
    weight: int


def get_session():
    with Session(engine) as session:
        yield session


@app.get("/crates")
def list_crates(all: bool = False, session: Session = Depends(get_session)) -> list[Crate]:
    if all:
        statement = select(Crate)
        counting = select(func.count()).select_from(Crate)
    else:
        statement = select(Crate).limit(20)
        counting = select(func.count()).select_from(Crate).where(Crate.weight > 0)
    session.exec(counting).one()
    return session.exec(statement).all()
`,
}

test('each statement of the list is narrowed, and what counts them as well', async () => {
  const change = await inFolder(laid(ONE_BREATH), filtered('Crate', 'crate', 'colour'))
  const text = change.patch.find(({ path }) => path === 'main.py')?.after ?? ''
  expect(text).toContain('session: Session = Depends(get_session), colour: str | None = None')
  expect(
    text.match(/ {8}if colour is not None:\n {12}statement = statement\.where\(Crate\.colour == colour\)/g),
  ).toHaveLength(2)
  expect(text.match(/ {12}counting = counting\.where\(Crate\.colour == colour\)/g)).toHaveLength(2)
})

test('where a list asks in one breath, nothing is written, and that is said', async () => {
  const main = ONE_BREATH['main.py'].replace('session.exec(statement).all()', 'session.exec(select(Crate)).all()')
  const change = await inFolder(laid({ ...ONE_BREATH, 'main.py': main }), filtered('Crate', 'crate', 'colour'))
  expect(change.patch).toEqual([])
  expect(change.unwritten.join('\n')).toContain('shows no place where another condition would stand')
  const hidden = ONE_BREATH['main.py']
    .replace('    if all:', '    print(weight)\n    if all:')
    .replace('engine =', 'weight = 3\nengine =')
  const other = await inFolder(laid({ ...ONE_BREATH, 'main.py': hidden }), filtered('Crate', 'crate', 'weight'))
  expect(other.unwritten.join('\n')).toContain('weight is the name of something else where GET /crates is handled')
  const there = await inBookshop(filtered('Book', 'book', 'shape'))
  expect(there.unwritten).toEqual(['"filtered so" is not written: book has no column shape'])
})

test('what is searched by is looked for in parts', async () => {
  const request = filtered('Book', 'book', 'author')
  const from = { ...WORDS, text: 'search books by author' }
  const change = await inBookshop({ ...request, capabilities: request.capabilities.map((one) => ({ ...one, from })) })
  expect(change.unwritten).toEqual([])
  expect(linesOf(change, 'app/books/service.py').added).toContain(
    '        statement = statement.where(col(Book.author).icontains(author, autoescape=True))',
  )
})

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

const COUNTED = `

@app.get("/crates")
def list_crates(offset: int = 0, limit: int = 20, session: Session = Depends(get_session)) -> list[Crate]:
    counting = select(func.count()).where(Crate.weight > 0)
    count = session.exec(counting).one()
    statement = select(Crate).where(Crate.weight > 0).offset(offset).limit(limit)
    print(count)
    return session.exec(statement).all()
`
const [HEAD] = ONE_BREATH['main.py'].split('\n\n\n@app.get')

test('what counts rows of the list without naming them in what it selects is narrowed as well', async () => {
  const main = `${HEAD}${COUNTED}`
  const change = await inFolder(laid({ ...ONE_BREATH, 'main.py': main }), filtered('Crate', 'crate', 'colour'))
  const text = change.patch.find(({ path }) => path === 'main.py')?.after ?? ''
  expect(text).toContain(`    if colour is not None:
        counting = counting.where(Crate.colour == colour)
    count = session.exec(counting).one()
`)
  expect(text).toContain('        statement = statement.where(Crate.colour == colour)')
})

test('where rows are counted out of reach of the condition, nothing is written, and that is said', async () => {
  const breath = COUNTED.replace('counting = select(func.count()).where(Crate.weight > 0)\n    ', '').replace(
    'session.exec(counting)',
    'session.exec(select(func.count(Crate.id)))',
  )
  const apart = `${COUNTED.replace(/ {4}counting = .*\n/, '').replace(/session\.exec\(counting\)\.one\(\)/, 'count_of(session)')}

def count_of(session: Session) -> int:
    return session.exec(select(func.count(Crate.id))).one()
`
  for (const [main, why] of [
    [breath, 'shows no place where another condition would stand'],
    [apart, 'rows of GET /crates are counted by a statement that the condition would not reach'],
  ]) {
    const change = await inFolder(
      laid({ ...ONE_BREATH, 'main.py': `${HEAD}${main}` }),
      filtered('Crate', 'crate', 'colour'),
    )
    expect(change.patch).toEqual([])
    expect(change.unwritten.join('\n')).toContain(why)
  }
})

const OF_A_CLASS = `${HEAD!.replace('import Depends, FastAPI', 'import Depends, FastAPI, Query').replace('from sqlmodel', 'from typing import Annotated\n\nfrom pydantic import BaseModel\nfrom sqlmodel')}


class Paging(BaseModel):
    offset: int = 0
    limit: int = 20


class CrateFilters(Paging):
    weight: int | None = None


@app.get("/crates")
def list_crates(filters: Annotated[CrateFilters, Query()], session: Session = Depends(get_session)) -> list[Crate]:
    statement = select(Crate)
    if filters.weight:
        statement = statement.where(Crate.weight == filters.weight)
    return session.exec(statement.offset(filters.offset).limit(filters.limit)).all()
`

test('where a class says what a list is asked for, it says one thing more: a parameter beside it would end that', async () => {
  const change = await inFolder(laid({ ...ONE_BREATH, 'main.py': OF_A_CLASS }), filtered('Crate', 'crate', 'colour'))
  expect([change.unwritten, change.unwanted, change.broken]).toEqual([[], [], []])
  expect(linesOf(change, 'main.py').added).toEqual([
    '    colour: str | None = None',
    '    if filters.colour is not None:',
    '        statement = statement.where(Crate.colour == filters.colour)',
  ])
})

test('a class that says what other lists are asked for as well is left as it is, and that is said', async () => {
  const shared = OF_A_CLASS.replace('Annotated[CrateFilters, Query()]', 'Annotated[Paging, Query()]').replace(
    / {4}if filters\.weight:\n.*\n/,
    '',
  )
  const change = await inFolder(laid({ ...ONE_BREATH, 'main.py': shared }), filtered('Crate', 'crate', 'colour'))
  expect(change.patch).toEqual([])
  expect(change.unwritten.join('\n')).toContain('Paging says what GET /crates is asked for, and what others are')
})

test('a set of values that is asked for is no class of what is asked for', async () => {
  const main = OF_A_CLASS.replace('BaseModel\n', 'BaseModel\nfrom enum import StrEnum\n')
    .replace('class CrateFilters', 'class Weight(StrEnum):\n    light = "light"\n\n\nclass CrateFilters')
    .replace('Annotated[CrateFilters, Query()]', 'weight: Weight | None = Query(None)')
    .replace('filters: weight', 'weight')
    .replace(/ {4}if filters\.weight:\n.*\n/, '')
    .replace('.offset(filters.offset).limit(filters.limit)', '')
  const change = await inFolder(laid({ ...ONE_BREATH, 'main.py': main }), filtered('Crate', 'crate', 'colour'))
  expect(change.unwritten).toEqual([])
  expect(linesOf(change, 'main.py').added.join('\n')).toContain('colour: str | None = None')
})

test('what somebody searches by, and is there, is not refused as a field', async () => {
  const request = filtered('Book', 'book', 'author')
  const field = { name: 'author', type: 'str(1..120)', from: WORDS, typed: 'by its name' as const }
  const subjects = request.subjects.map((one) => ({ ...one, fields: [field] }))
  const { patch, unwritten } = await inBookshop({ ...request, subjects })
  expect(patch.length).toBeGreaterThan(0)
  expect(unwritten).toEqual([])
  const alone = await inBookshop({ ...request, subjects, capabilities: [] })
  expect(alone.unwritten).toEqual(['book.author is there already'])
})

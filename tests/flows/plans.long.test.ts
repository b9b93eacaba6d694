import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { plans } from '../../src/flows/plans.ts'
import { servingOf } from '../../src/flows/serving.ts'
import { sizes } from '../../src/flows/size.ts'
import { statedRows } from '../../src/flows/stated-rows.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { PlansReport, SizeReport } from '../../src/model/index.ts'
import { render as plansAgent } from '../../src/reports/plans/agent.ts'
import { render as plansJson } from '../../src/reports/plans/json.ts'
import { render as plansMarkdown } from '../../src/reports/plans/markdown.ts'
import { render as plansTerminal } from '../../src/reports/plans/terminal.ts'
import { render as sizeJson } from '../../src/reports/size/json.ts'
import { render as sizeMarkdown } from '../../src/reports/size/markdown.ts'
import { render as sizeTerminal } from '../../src/reports/size/terminal.ts'
import { id, table } from '../fixtures/parts.ts'
import { Repository } from './repository.ts'

const directory = fileURLToPath(new URL('../../examples/bookshop', import.meta.url))
const request = {
  directory,
  entries: [],
  environment: {},
  cache: false,
  needs: [],
  rows: ['order=1e6'],
  dump: null,
  configured: [],
  database: null,
}
const options = { color: false, width: 100, all: false }
const schemaOf = (name: string): string =>
  readFileSync(new URL(`../../docs/schema/${name}.json`, import.meta.url), 'utf8')
const errorsOf = (name: string, printed: string): unknown => {
  const valid = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(schemaOf(name)))
  valid(JSON.parse(printed))
  return valid.errors
}

describe('the bookshop with a million orders', () => {
  let report: PlansReport
  beforeAll(async () => {
    report = await plans({ ...request, proposes: true }, silent)
  }, 120_000)

  it('counts every statement once', () => {
    const { statements, planned, adding, unplanned } = report.counts
    expect(planned + adding + unplanned).toBe(statements)
    expect(report.refused).toEqual([])
    expect(report.statements.length).toBeGreaterThan(10)
  })

  it('finds a key by its index, and says where it stops reading the table', () => {
    const one = report.statements.find(({ sql }) => sql === 'SELECT person.* FROM person WHERE person.email = $1')
    expect(one).toMatchObject({ shape: 'Index Scan on ix_person_email', indexes: ['ix_person_email'], scans: [] })
    expect(one?.flips[0]).toMatchObject({ table: 'person', before: 'Seq Scan on person' })
    expect(one?.steps.map(({ rows }) => rows)).toEqual([100, 1_000, 10_000, 100_000])
  })

  it('prints what its schema accepts, and says the same in every format', () => {
    expect(errorsOf('plans-1', plansJson(report, options))).toBeNull()
    expect(plansTerminal(report, options)).toContain('bookshop: plans up to 1M rows')
    expect(
      plansTerminal(report, options)
        .split('\n')
        .every((line) => line.length <= 100),
    ).toBe(true)
    expect(plansMarkdown(report, options)).toContain('## Statements, those that touch most first')
    expect(plansAgent(report, options)).toContain('order 1000000 (stated)')
  })
})

test('indexes are a revision behind the last one, which was run there', async () => {
  const files = {
    'main.py': `from fastapi import FastAPI
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
class Base(DeclarativeBase): ...
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
app = FastAPI()
engine = create_engine("postgresql://localhost/shop")
@app.get("/orders/{number}")
def read(number: str):
    with Session(engine) as session:
        return session.scalar(select(Order).where(Order.number == number))
`,
    'alembic.ini': '[alembic]\nscript_location = migrations\n',
    'migrations/env.py': 'from alembic import context\n',
    'migrations/versions/a1.py': `from alembic import op
import sqlalchemy as sa
revision = "a1"
down_revision = None
def upgrade():
    op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("number", sa.String(), nullable=False))
def downgrade():
    op.drop_table("orders")
`,
  }
  const { folder } = new Repository().write(files)
  const report = await plans({ ...request, directory: folder, rows: ['orders=1e7'], proposes: true }, silent)
  expect(report.indexes).toHaveLength(1)
  const { revision } = report
  expect(revision).toMatchObject({ tool: 'alembic', failure: null })
  expect(revision?.file.path).toMatch(/^migrations\/versions\/\w+_indexes\.py$/)
  expect(revision?.file.text).toContain('down_revision = "a1"')
  expect(revision?.file.text).toMatch(
    /autocommit_block\(\):\n +op\.execute\('CREATE INDEX CONCURRENTLY "ix_orders_number"/,
  )
  expect(revision?.statements.map(({ error, locks }) => [error, locks])).toEqual([
    [null, [{ relation: 'orders', mode: 'ShareUpdateExclusive' }]],
  ])
  expect(plansMarkdown(report, options)).toContain('SHARE UPDATE EXCLUSIVE and nothing more')
}, 120_000)

describe('its size', () => {
  let report: SizeReport
  beforeAll(async () => {
    const serving = { requestsPerSecond: 200, databaseTime: 20, requestTime: null, cores: 8 }
    const now = Date.UTC(2030, 0, 1)
    report = await sizes(
      { ...request, configured: { rows: [], growth: [] }, growth: ['order=1e6/day'], serving, now },
      silent,
    )
  }, 120_000)

  it('grows, and its keys run out in a year', () => {
    const order = report.tables.find((one) => one.table === 'order')
    expect(order).toMatchObject({ rows: { value: 1e6, known: 'stated' }, rowsPerDay: { value: 1e6, known: 'stated' } })
    expect(order!.inAYear.value).toBeGreaterThan(order!.bytes.value * 100)
    expect(report.keys.find((one) => one.table === 'order')).toMatchObject({ type: 'integer', year: { value: 2035 } })
  })

  it('prints what its schema accepts, and says how each figure is known', () => {
    expect(errorsOf('size-1', sizeJson(report, options))).toBeNull()
    expect(sizeTerminal(report, options)).toContain('order.id is integer: hardly used, runs out in 2035 (model)')
    expect(sizeMarkdown(report, options)).toContain('200 \\(stated\\)'.replaceAll('\\', ''))
  })
})

it('connections follow from the load, and no more than the cores are worth', () => {
  const given = { requestsPerSecond: 1000, databaseTime: 20, requestTime: 40, cores: 8 }
  expect(servingOf(given)).toMatchObject({
    busyConnections: { value: 20 },
    pool: { value: 16 },
    databaseKeepsUp: false,
  })
})

describe('rows as somebody states them', () => {
  const tables = [table('orders', [id]), { ...table('lines', [id]), id: 'shop.lines', schema: 'shop' }]
  const said = (text: string) => [...statedRows([text], tables)][0]

  it('may be written shortly, and name the schema or not', () => {
    expect(said('orders=1e9')).toEqual(['public.orders', 1e9])
    expect(said('lines=2.5M')).toEqual(['shop.lines', 2_500_000])
    expect(said('shop.lines=1_000')).toEqual(['shop.lines', 1_000])
  })

  it('are told the nearest table, or what a number is', () => {
    const helpOf = (text: string): unknown => {
      try {
        return said(text)
      } catch (error) {
        return (error as { diagnostic: { help: string } }).diagnostic.help
      }
    }
    expect(helpOf('ordres=1e9')).toBe('Did you mean orders?')
    expect(helpOf('orders=many')).toBe('For example --rows orders=1e6, or 20M.')
    expect(helpOf('orders')).toBe('For example --rows orders=1e6, or 20M.')
    expect(helpOf('zzz=1')).toBe('There are orders, shop.lines.')
  })
})

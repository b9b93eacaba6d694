import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import schema from '../../../docs/schema/drift-1.json' with { type: 'json' }
import { emptyFolder } from '../../temporary.ts'
import { architect } from './architect.ts'

const MODELS = `from fastapi import FastAPI
from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
`
const REVISION = `import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("old", sa.Text()))
`

/** A backend whose migrations were forgotten. */
function backend(): string {
  const here = emptyFolder()
  const files = {
    'main.py': MODELS,
    'alembic.ini': '[alembic]\nscript_location = migrations\n',
    'migrations/env.py': 'from alembic import context\ntarget_metadata = None\ncontext.run_migrations()\n',
    'migrations/versions/a1.py': REVISION,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(here, path)), { recursive: true })
    writeFileSync(join(here, path), text)
  }
  return here
}

describe('drift', () => {
  test('as data, as the published schema says, ends with 1', async () => {
    const { code, stdout } = await architect(['drift', '--json'], { cwd: backend() })
    const document = JSON.parse(stdout) as unknown
    const isValid = new Ajv({ allowUnionTypes: true }).compile(schema)
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true)
    expect(document).toMatchObject({
      database: { kind: 'migrations', name: 'migrations', heads: ['a1'], tables: 1 },
      differences: [
        {
          severity: 'high',
          message: 'column orders.number (character varying(20)) is in the models and not in the migrations',
          at: { file: 'main.py', line: 15 },
        },
        { severity: 'low', message: 'column orders.old (text) is in the migrations and not in the models' },
        { severity: 'high', message: expect.stringContaining('unique orders_number_key') },
      ],
      unknown: [],
    })
    expect(code).toBe(1)
  })

  test('as the revision that is missing', async () => {
    const { stdout } = await architect(['drift', '--format', 'alembic'], { cwd: backend() })
    expect(stdout).toContain('down_revision = "a1"')
    expect(stdout).toContain(`def upgrade() -> None:
    op.drop_column("orders", "old")
    op.add_column("orders", sa.Column("number", sa.String(length=20), nullable=False))
    op.create_unique_constraint("orders_number_key", "orders", ["number"])`)
    expect(stdout).toContain('op.add_column("orders", sa.Column("old", sa.Text(), nullable=True))')
  })

  test('the models and a blueprint', async () => {
    const here = backend()
    const blueprint = (number: string): string =>
      `architect: 1\napp: shop\nstack: { ids: bigint }\nresources:\n  Order:\n    fields: { number: ${number} unique }\n    access: { read: anyone }\n`
    writeFileSync(join(here, 'architect.yaml'), blueprint('str(1..30)'))
    const { code, stdout } = await architect(['drift', '--blueprint', 'architect.yaml'], { cwd: here })
    expect(code).toBe(1)
    expect(stdout).toContain('and the blueprint shop (1 table')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'orders.number is character varying(20) in the models and character varying(30) in the blueprint',
    )
    writeFileSync(join(here, 'architect.yaml'), blueprint('strr'))
    const wrong = await architect(['drift', '--blueprint', 'architect.yaml'], { cwd: here })
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('architect.yaml:6:23: strr is no type') })
  })

  test('what a blueprint does not say is no difference from it', async () => {
    const here = emptyFolder()
    writeFileSync(
      join(here, 'main.py'),
      `from datetime import datetime
from fastapi import FastAPI
from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Buyer(Base):
    __tablename__ = "buyers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String, unique=True)
    paid: Mapped[bool] = mapped_column(default=False)

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    buyer_id: Mapped[int] = mapped_column(ForeignKey("buyers.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(DateTime)

app = FastAPI()
`,
    )
    const survey = await architect(['survey', '--output', 'architect.yaml'], { cwd: here })
    expect(survey.code).toBe(0)
    const checked = await architect(['check'], { cwd: here })
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('2 resources')])
    expect(await architect(['fmt', '--check'], { cwd: here })).toMatchObject({ code: 0 })
    const { code, stdout } = await architect(['drift', '--blueprint', 'architect.yaml', '--json'], { cwd: here })
    expect(JSON.parse(stdout)).toMatchObject({ differences: [] })
    expect(code).toBe(0)
    const text = readFileSync(join(here, 'architect.yaml'), 'utf8')
    writeFileSync(join(here, 'architect.yaml'), text.replace('paid: bool', 'paid: int').replace('= false', '= 0'))
    const other = await architect(['drift', '--blueprint', 'architect.yaml', '--json'], { cwd: here })
    expect(JSON.parse(other.stdout).differences).toHaveLength(1)
  })

  test('a blueprint that is not there, a database nobody named and a folder of no migrations are told plainly', async () => {
    const here = backend()
    const blueprint = await architect(['drift', '--blueprint', 'x'], { cwd: here })
    expect(blueprint).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no folder') })
    const live = await architect(['drift', '--live'], { cwd: here, env: { DATABASE_URL: '' } })
    expect(live).toMatchObject({ code: 2, stderr: expect.stringContaining('DATABASE_URL') })
    const elsewhere = await architect(['drift', '--migrations', 'db'], { cwd: here })
    expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('There are some in migrations') })
  })
})

import { expect, test } from 'vitest'
import { type NamedState, evolve } from '../../src/flows/evolve.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { Evolution } from '../../src/model/index.ts'
import { Repository } from './repository.ts'

const main = (columns: string): string => `
from fastapi import FastAPI
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
${columns}

app = FastAPI()
`
const revision = (id: string, down: string | null, body: string): string => `
"""${id}"""
import sqlalchemy as sa
from alembic import op

revision = "${id}"
down_revision = ${down === null ? 'None' : `"${down}"`}

def upgrade():
    ${body}

def downgrade():
    pass
`
const FIRST = {
  'main.py': main(''),
  'alembic.ini': '[alembic]\nscript_location = migrations\n',
  'migrations/env.py': 'from alembic import context\ncontext.run_migrations()\n',
  'migrations/versions/a1.py': revision(
    'a1',
    null,
    'op.create_table("orders", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))',
  ),
}
const NOTE = main('    note: Mapped[str | None]')
const ADDS_NOTE = {
  'migrations/versions/b2.py': revision('b2', 'a1', 'op.add_column("orders", sa.Column("note", sa.String()))'),
}

const between = (repository: Repository, base: string, head: string): Promise<Evolution> => {
  const at = (name: string): NamedState => ({ what: 'revision', name, directory: repository.folder, revision: name })
  return evolve(
    {
      base: at(base),
      head: at(head),
      kinds: ['schema'],
      renames: { tables: [], columns: [] },
      fills: new Map(),
      entries: [],
      environment: {},
      cache: false,
    },
    silent,
  )
}

test('a migration that does what the models say is said to be complete', async () => {
  const repository = new Repository()
  repository
    .write(FIRST)
    .commit('one')
    .write({ 'main.py': NOTE, ...ADDS_NOTE })
    .commit('two')
  const { migrations, changes, schema } = await between(repository, 'one', 'two')
  expect(migrations).toMatchObject({ heads: ['b2'], follows: ['a1'], added: [{ id: 'b2' }], differences: [], known: 0 })
  expect(changes.map(({ id }) => id)).toEqual(['schema-column-added'])
  // The rollout stands instead of it.
  expect(schema?.files.map(({ text }) => /down_revision = "(.*)"/.exec(text)?.[1])).toEqual(['a1'])
}, 60_000)

test('models without their migration are told, with what is missing', async () => {
  const repository = new Repository()
  repository.write(FIRST).commit('one').write({ 'main.py': NOTE }).commit('two')
  const { migrations, changes } = await between(repository, 'one', 'two')
  expect(migrations?.added).toEqual([])
  expect(migrations?.differences?.map(({ message }) => message)).toEqual([expect.stringContaining('orders.note')])
  expect(changes.map(({ id }) => id)).toContain('schema-migrations-differ')
}, 60_000)

test('what models and migrations differed in before is not the doing of the head', async () => {
  const repository = new Repository()
  repository
    .write({ ...FIRST, 'main.py': NOTE })
    .commit('one')
    .write({ 'migrations/versions/b2.py': revision('b2', 'a1', 'op.create_index("ix", "orders", ["id"])') })
    .commit('two')
  const { migrations } = await between(repository, 'one', 'two')
  expect(migrations?.known).toBe(1)
  expect(migrations?.differences?.map(({ message }) => message)).toEqual([expect.stringContaining('ix')])
}, 60_000)

test('a release of nothing but migrations is compared by where they lead', async () => {
  const repository = new Repository()
  repository
    .write({ 'migrations/V1__orders.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY);' })
    .commit('one')
    .write({ 'migrations/V2__paid.sql': 'ALTER TABLE orders ADD COLUMN paid boolean;' })
    .commit('two')
  const { migrations, changes, schema, examined } = await between(repository, 'one', 'two')
  expect(changes.map(({ id, arguments: [, name] }) => [id, name])).toEqual([['schema-column-added', 'orders.paid']])
  expect(migrations).toMatchObject({ tool: 'flyway', differences: null, added: [{ message: 'paid' }] })
  expect(schema).toMatchObject({ of: 'migrations', rolloutEnds: [], rolloutReturns: [] })
  expect(schema?.files.map(({ name }) => name)).toEqual(['1_expand.sql', '1_expand.down.sql'])
  expect(examined.kinds).toEqual(['schema'])
}, 60_000)

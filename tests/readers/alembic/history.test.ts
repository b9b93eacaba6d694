import { expect, test } from 'vitest'
import { historyOf, scriptOf, sqlOf } from './plan.ts'

const revision = (id: string, down: string, depends = 'None', body = 'pass'): string =>
  `from alembic import op\nimport sqlalchemy as sa\nrevision = "${id}"\ndown_revision = ${down}\ndepends_on = ${depends}\ndef upgrade():\n    ${body}\n`

test('revisions come in the order Alembic applies them: branches, merges, dependencies, several heads', () => {
  const { revisions, heads } = historyOf({
    'migrations/versions/01_root.py': revision('root', 'None'),
    'migrations/versions/02_left1.py': revision('left1', '"root"'),
    'migrations/versions/03_right1.py': revision('right1', '"root"'),
    'migrations/versions/04_left2.py': revision('left2', '"left1"', '"right2"'),
    'migrations/versions/05_right2.py': revision('right2', '"right1"'),
    'migrations/versions/06_merge.py': revision('merge', '("left2", "right2")'),
    'migrations/versions/07_tip_b.py': revision('tip_b', '"merge"'),
    'migrations/versions/08_tip_a.py': revision('tip_a', '"merge"'),
    'migrations/versions/09_own.py': revision('own', 'None', '"left1"'),
    'migrations/versions/00_own2.py': revision('own2', '"own"', '("tip_b",)'),
  })
  // As `ScriptDirectory._upgrade_revs('heads', None)` has it.
  const order = ['root', 'right1', 'right2', 'left1', 'left2', 'merge', 'tip_b', 'tip_a', 'own', 'own2']
  expect(revisions.map((one) => one.id)).toEqual(order)
  expect(heads).toEqual(['own2', 'tip_a', 'tip_b'])
  expect(revisions.find((one) => one.id === 'left2')?.down).toEqual(['left1', 'right2'])
})

test('a step knows where it is written and whether a transaction is open', () => {
  const { steps, transactional } = scriptOf(`
op.execute("SELECT 1")
with op.get_context().autocommit_block():
    op.execute("SELECT 2")
op.execute("SELECT 3")`)
  expect(transactional).toBe(true)
  expect(steps.map((one) => one.outsideTransaction)).toEqual([false, true, false])
  expect(steps[1]?.at).toMatchObject({ file: 'migrations/versions/a1.py', line: 11, column: 9 })
})

test('an environment without transactional DDL leaves every step outside', () => {
  const environment = 'from alembic import context\ncontext.configure(transactional_ddl=False)\n'
  const script = scriptOf('op.execute("SELECT 1")', { environment })
  expect([script.transactional, script.steps[0]?.outsideTransaction]).toEqual([false, true])
})

test('a constraint dropped by no name stops the script, and each of them is told', () => {
  const script = scriptOf(`
op.drop_constraint(None, "orders", type_="foreignkey")
op.drop_column("orders", "user_id")
op.drop_constraint(None, "orders", type_="unique")`)
  expect(script.refuses).toBe(
    'op.drop_constraint(None, "orders", type_="foreignkey"): a constraint without a name cannot be dropped',
  )
  expect(script.steps.map((one) => one.notReproduced)).toEqual([
    'a constraint of orders is dropped by no name',
    null,
    'a constraint of orders is dropped by no name',
  ])
})

test('a convention that asks for the table alone gives even that constraint a name', () => {
  const environment =
    'from alembic import context\nfrom sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention={"pk": "%(table_name)s_pkey"})\ncontext.run_migrations()\n'
  expect(sqlOf('op.drop_constraint(None, "orders", type_="primary")', { environment })).toEqual([
    'ALTER TABLE orders DROP CONSTRAINT orders_pkey',
  ])
})

test.each([
  ['raise NotImplementedError("cannot go back")', 'raise NotImplementedError("cannot go back")'],
  ['refuse()', 'raise RuntimeError("never")'],
  [
    'op.add_column("a", sa.Column("b", sa.Boolean(), server_default=False))',
    'the server default of b is neither text nor SQL',
  ],
])('%s always fails', (body, reason) => {
  expect(scriptOf(body, { before: 'def refuse():\n    raise RuntimeError("never")\n' }).refuses).toBe(reason)
})

test('what is raised only sometimes, or caught, is no refusal', () => {
  const script = scriptOf(`
import os
if os.environ.get("STRICT") == "1" or op.get_bind().execute("SELECT 1").scalar() > 5:
    raise RuntimeError("not here")
if op.get_bind().dialect.name != "postgresql":
    raise RuntimeError("PostgreSQL only")
try:
    raise ValueError("caught")
except ValueError:
    op.execute("SELECT 2")`)
  expect(script.refuses).toBe(null)
  expect(script.steps.map((one) => one.sql)).toEqual(['SELECT 1', 'SELECT 2'])
})

test('what hangs on rows is told with its text, and everything else is still planned', () => {
  const found = sqlOf(`
bind = op.get_bind()
op.add_column("orders", sa.Column("total", sa.Integer()))
for row in bind.execute(sa.text("SELECT id FROM orders")):
    bind.execute(sa.text("UPDATE orders SET total = 1 WHERE id = :id"), {"id": row.id})
count = bind.execute("SELECT count(*) FROM orders").scalar()
if count > 0:
    op.execute("UPDATE orders SET total = 0")
op.execute(f"SELECT {count}")
op.alter_column("orders", "total", nullable=False)`)
  expect(found).toEqual([
    'ALTER TABLE orders ADD COLUMN total INTEGER',
    'SELECT id FROM orders',
    '~ bind.execute(sa.text("UPDATE orders SET total = 1 WHERE id = :id"), {"id": row.id})',
    'SELECT count(*) FROM orders',
    '~ op.execute("UPDATE orders SET total = 0")',
    '~ op.execute(f"SELECT {count}")',
    'ALTER TABLE orders ALTER COLUMN total SET NOT NULL',
  ])
})

test('objects that a session loads and writes are told, not run', () => {
  const found = sqlOf(
    `
session = orm.Session(bind=op.get_bind())
for user in session.query(User).all():
    user.name = "x"
session.add(User(id=1))
session.commit()
session.execute(sa.text("DELETE FROM users"))
session.execute(sa.update(User).where(User.id == 3).values(name="y"))`,
    {
      before: `from sqlalchemy import orm
from sqlalchemy.orm import declarative_base
Base = declarative_base()
class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column("full_name", sa.String)
`,
    },
  )
  expect(found).toEqual([
    '~ session.query(User)',
    '~ session.add(User(id=1))',
    'DELETE FROM users',
    "UPDATE users SET full_name='y' WHERE users.id = 3",
  ])
})

test('a revision that asks the server is told what the revisions before have left', () => {
  const { revisions } = historyOf({
    'migrations/versions/a.py': revision(
      'a',
      'None',
      'None',
      'op.create_table("users", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String, index=True))',
    ),
    'migrations/versions/b.py': `from alembic import op
import sqlalchemy as sa
revision = "b"
down_revision = "a"

def has(table, column):
    return column in [one["name"] for one in sa.inspect(op.get_bind()).get_columns(table)]

def upgrade():
    inspector = sa.inspect(op.get_bind())
    if not inspector.has_table("orders"):
        op.execute("SELECT 'no orders'")
    if "users" in inspector.get_table_names():
        op.execute("SELECT 'users'")
    if not has("users", "age"):
        op.add_column("users", sa.Column("age", sa.Integer()))
    if not has("users", "age"):
        op.execute("SELECT 'twice'")
    if any(one["name"] == "ix_users_name" for one in inspector.get_indexes("users")):
        op.drop_index("ix_users_name", table_name="users")

def downgrade():
    if has("users", "age"):
        op.drop_column("users", "age")
`,
  })
  expect(revisions[1]?.up.steps.map((one) => one.sql)).toEqual([
    "SELECT 'no orders'",
    "SELECT 'users'",
    'ALTER TABLE users ADD COLUMN age INTEGER',
    'DROP INDEX ix_users_name',
  ])
  expect(revisions[1]?.back?.steps.map((one) => one.sql)).toEqual(['ALTER TABLE users DROP COLUMN age'])
  expect(revisions[0]?.back).toBe(null)
})

test('of two ways nobody can choose between, the one that changes something is taken and told', () => {
  const history = historyOf({
    'migrations/versions/a.py': `from alembic import op
import sqlalchemy as sa
import settings_from_elsewhere
revision = "a"
down_revision = None

def upgrade():
    if settings_from_elsewhere.LEGACY:
        return
    op.create_table("users", sa.Column("id", sa.Integer, primary_key=True))
`,
  })
  expect(history.revisions[0]?.up.steps).toHaveLength(1)
  expect(history.unresolved.map((one) => one.text)).toEqual(['taken for granted: not settings_from_elsewhere.LEGACY'])
})

test('constants and helpers of the project are followed, operations nobody knows are told', () => {
  const { revisions } = historyOf({
    'app/__init__.py': '',
    'app/migrations.py':
      'from alembic import op\nimport sqlalchemy as sa\nTABLE = "users"\ndef stamps():\n    return [sa.Column(f"{one}_at", sa.DateTime()) for one in ("created", "updated")]\n',
    'migrations/versions/a.py': `from alembic import op
from app.migrations import TABLE, stamps
import sqlalchemy as sa
revision = "a"
down_revision = None

def upgrade():
    op.create_table(TABLE, sa.Column("id", sa.Integer(), primary_key=True), *stamps())
    op.create_hypertable(TABLE)
`,
  })
  expect(revisions[0]?.up.steps.map((one) => one.sql.replace(/\s+/g, ' ') || one.notReproduced)).toEqual([
    'CREATE TABLE users ( id SERIAL NOT NULL, created_at TIMESTAMP WITHOUT TIME ZONE, updated_at TIMESTAMP WITHOUT TIME ZONE, PRIMARY KEY (id) )',
    'op.create_hypertable(TABLE)',
  ])
})

test('text for JSON columns is written as Python writes it', () => {
  expect(
    sqlOf(
      `
things = sa.table("things", sa.column("extra", sa.JSON), sa.column("at", sa.DateTime))
op.execute(things.insert().values(extra={"a": [1, None, True, "ü"]}))
op.bulk_insert(things, [{"at": datetime(2024, 5, 6, 7, 8)}])`,
      { before: 'from datetime import datetime\n' },
    ),
  ).toEqual([
    `INSERT INTO things (extra) VALUES ('{"a": [1, null, true, "\\u00fc"]}')`,
    "INSERT INTO things (at) VALUES ('2024-05-06 07:08:00')",
  ])
})

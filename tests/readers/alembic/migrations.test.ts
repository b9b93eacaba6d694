import { beforeAll, describe, expect, it } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { SourceProgram, type Syntax } from '../../../src/python/modules/program.ts'
import { findMigrations } from '../../../src/readers/alembic/index.ts'

const ENV = 'from alembic import context\ncontext.run_migrations()\n'
const FIRST = `"""Create users

Revision ID: a1
"""
import sqlalchemy as sa
from alembic import op

revision: str = "a1"
down_revision = None
branch_labels = ("core",)

def upgrade() -> None:
    op.create_table("users", sa.Column("id", sa.Integer()), sa.PrimaryKeyConstraint("id", name=op.f("pk")))
    for name in ["a", "b"]:
        add_index(name)
    with op.batch_alter_table("users") as batch_op:
        batch_op.add_column(sa.Column("x", sa.Text()))
    connection = op.get_bind()
    connection.execute(sa.text("UPDATE users SET x = ''"))

def add_index(name):
    op.create_index(name, "users", [name])

def downgrade() -> None:
    op.drop_table("users")
`
const revision = (id: string, down: string): string =>
  `from alembic import op\nrevision = "${id}"\ndown_revision = ${down}\ndef upgrade():\n    pass\n`

let syntax: Syntax
beforeAll(async () => {
  syntax = await loadParser()
})

function read(files: Readonly<Record<string, string>>) {
  const tree = memoryTree(files, 'project')
  return findMigrations(tree, new SourceProgram(tree, syntax))
}

describe('Alembic folders', () => {
  it('tells the operations of a revision in order, through loops, helpers and batches', () => {
    const { chains, unresolved } = read({
      'alembic.ini': '[alembic]\nscript_location = db/migrations\n',
      'db/migrations/env.py': ENV,
      'db/migrations/versions/a1.py': FIRST,
    })
    expect(unresolved).toEqual([])
    expect(chains[0]).toMatchObject({ folder: 'db/migrations', heads: ['a1'] })
    expect(chains[0]!.revisions[0]).toMatchObject({
      id: 'a1',
      down: [],
      branchLabels: ['core'],
      message: 'Create users',
      upgrade: ['create_table', 'create_index', 'add_column', 'execute'],
      downgrade: ['drop_table'],
    })
  })

  it('finds two heads, and none after they are merged', () => {
    const base = {
      'm/env.py': ENV,
      'm/versions/a.py': revision('a', 'None'),
      'm/versions/b.py': revision('b', '"a"'),
      'm/versions/c.py': revision('c', '"a"'),
    }
    expect(read(base).chains[0]!.heads).toEqual(['b', 'c'])
    expect(read({ ...base, 'm/versions/d.py': revision('d', '("b", "c")') }).chains[0]!.heads).toEqual(['d'])
  })

  it('reads several places for versions', () => {
    const { chains } = read({
      'alembic.ini': '[alembic]\nscript_location = %(here)s/m\nversion_locations = %(here)s/m/one %(here)s/m/two\n',
      'm/env.py': ENV,
      'm/one/a.py': revision('a', 'None'),
      'm/two/b.py': revision('b', '"a"'),
    })
    expect(chains[0]!.revisions.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('says which revision builds on something that is missing or not told', () => {
    const { unresolved } = read({
      'm/env.py': ENV,
      'm/versions/a.py': revision('a', '"gone"'),
      'm/versions/b.py': revision('b', 'previous()'),
    })
    expect(unresolved.map(({ text }) => text)).toEqual([
      'what revision b builds on is not told',
      'revision a builds on gone, which does not exist',
    ])
  })
})

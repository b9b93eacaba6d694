import { expect, test } from 'vitest'
import { asPrinted, isAsPrinted } from '../../../src/writers/change/revision/printed.ts'

const PRINTED = `    op.create_table('shop',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
`
const LAID_OUT = `    op.create_table(
        'shop',
        sa.Column('id', sa.Integer(), nullable=False),
    )
`

test('revisions are as Alembic prints them where most tables are', () => {
  expect(isAsPrinted([PRINTED, PRINTED, LAID_OUT])).toBe(true)
  expect(isAsPrinted([PRINTED, LAID_OUT])).toBe(false)
  expect(isAsPrinted(["    op.add_column('shop', sa.Column('name', sa.String(length=20), nullable=True))"])).toBe(false)
})

test('a table is printed part by part below its name, and each part in a line', () => {
  const laidOut = `op.create_table(
    "pledge",
    sa.Column("shop_id", sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(
        ["shop_id"],
        ["shop.id"],
        ondelete="CASCADE",
    ),
    sa.Column(
        "state",
        sa.Enum("open", "closed", name="state"),
    ),
    sa.PrimaryKeyConstraint("id"),
)`
  expect(asPrinted(laidOut)).toBe(`op.create_table("pledge",
sa.Column("shop_id", sa.Integer(), nullable=False),
sa.ForeignKeyConstraint(["shop_id"], ["shop.id"], ondelete="CASCADE"),
sa.Column("state", sa.Enum("open", "closed", name="state")),
sa.PrimaryKeyConstraint("id")
)`)
})

test('anything else is printed in one line', () => {
  const laidOut = `op.add_column(
    "pledge",
    sa.Column("archived", sa.Boolean(), server_default=sa.text("false"), nullable=False),
)`
  expect(asPrinted(laidOut)).toBe(
    'op.add_column("pledge", sa.Column("archived", sa.Boolean(), server_default=sa.text("false"), nullable=False))',
  )
  const sql = 'op.execute(\n    """\n    update pledge set state = 1\n    """\n)'
  expect(asPrinted(sql)).toBe(sql)
})

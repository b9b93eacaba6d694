import { expect, test } from 'vitest'
import { withIndexes, wordingOf, wordsAs } from '../../../src/writers/change/revision/wording.ts'

const TABLE = `op.create_table(
    "pledge",
    sa.Column("id", postgresql.UUID(), nullable=False),
    sa.Column("ware", sa.String(length=80), nullable=False),
)`
const UPGRADE = [TABLE, 'op.create_index(op.f("ix_pledge_ware"), "pledge", ["ware"], unique=False)']
const DOWNGRADE = ['op.drop_table("pledge")']

const GENERATED = `
import sqlmodel.sql.sqltypes

def upgrade():
    op.create_table('shop',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    )
    op.create_index(op.f('ix_shop_name'), 'shop', ['name'], unique=False)

def downgrade():
    op.drop_index(op.f('ix_shop_name'), table_name='shop')
    op.drop_table('shop')
`

test('types are called as the revisions before call them', () => {
  expect(wordsAs(wordingOf([GENERATED]), TABLE)).toBe(`op.create_table(
    "pledge",
    sa.Column("id", sa.Uuid(), nullable=False),
    sa.Column("ware", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
)`)
})

test('indexes go before their table where they did so before', () => {
  expect(withIndexes(wordingOf([GENERATED]), DOWNGRADE, UPGRADE)).toEqual([
    'op.drop_index(op.f("ix_pledge_ware"), table_name="pledge")',
    'op.drop_table("pledge")',
  ])
})

test('what revisions do not show stays as it was', () => {
  const wording = wordingOf(['def upgrade():\n    pass\n'])
  expect(wordsAs(wording, TABLE)).toBe(TABLE)
  expect(withIndexes(wording, DOWNGRADE, UPGRADE)).toEqual(DOWNGRADE)
})

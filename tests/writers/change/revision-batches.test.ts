import { expect, test } from 'vitest'
import { batchingOf, inBatches } from '../../../src/writers/change/revision/batches.ts'

const UPGRADE = [
  'op.create_table(\n    "series",\n    sa.Column("id", sa.Integer(), nullable=False),\n)',
  'op.add_column("book", sa.Column("series_id", sa.Integer(), nullable=True))',
  'op.create_index("ix_book_series_id", "book", ["series_id"], unique=False)',
  'op.create_foreign_key(\n    "book_series_id_fkey", "book", "series", ["series_id"], ["id"], ondelete="SET NULL"\n)',
  'op.add_column("shelf", sa.Column("note", sa.Text(), nullable=True))',
]
const DOWNGRADE = [
  'op.drop_constraint(op.f("book_series_id_fkey"), "book", type_="foreignkey")',
  'op.drop_index("ix_book_series_id", table_name="book")',
  'op.drop_column("book", "series_id")',
]

test('a table that gets a key is altered in a batch where SQLite may be underneath', () => {
  expect(inBatches('for keys', UPGRADE, false)).toEqual([
    UPGRADE[0],
    `with op.batch_alter_table("book") as batch_op:
    batch_op.add_column(sa.Column("series_id", sa.Integer(), nullable=True))
    batch_op.create_index("ix_book_series_id", ["series_id"], unique=False)
    batch_op.create_foreign_key(
        "book_series_id_fkey", "series", ["series_id"], ["id"], ondelete="SET NULL"
    )`,
    UPGRADE[4],
  ])
})

test('it leads back in a batch as well', () => {
  expect(inBatches('always', DOWNGRADE, true)).toEqual([
    `with op.batch_alter_table("book", schema=None) as batch_op:
    batch_op.drop_constraint(batch_op.f("book_series_id_fkey"), type_="foreignkey")
    batch_op.drop_index("ix_book_series_id")
    batch_op.drop_column("series_id")`,
  ])
})

test('the newest revisions tell whether tables are altered in batches', () => {
  const batch = 'with op.batch_alter_table("book") as batch_op:\n    batch_op.add_column(sa.Column("a", sa.Text()))'
  const plain = 'op.add_column("book", sa.Column("a", sa.Text()))'
  expect(batchingOf([batch, batch, plain], false)).toBe('always')
  expect(batchingOf([plain, plain, batch], false)).toBe('never')
  expect(batchingOf([plain], true)).toBe('for keys')
  expect(inBatches('never', UPGRADE, true)).toEqual(UPGRADE)
})

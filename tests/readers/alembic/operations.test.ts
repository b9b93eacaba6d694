import { expect, test } from 'vitest'
import { sqlOf } from './plan.ts'

test('a table with its key, its references and its indexes', () => {
  const found = sqlOf(`
op.create_table(
    "orders",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("user_id", sa.Uuid(), sa.ForeignKey("users.id", ondelete="cascade"), index=True),
    sa.Column("total", sa.Numeric(10, 2), server_default="0", nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.UniqueConstraint("user_id", "total", name=op.f("one")),
)`)
  expect(found).toEqual([
    "CREATE TABLE orders ( id SERIAL NOT NULL, user_id UUID, total NUMERIC(10, 2) DEFAULT '0' NOT NULL, PRIMARY KEY (id), CONSTRAINT one UNIQUE (user_id, total), FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE cascade )",
    'CREATE INDEX ix_orders_user_id ON orders (user_id)',
  ])
})

"""Orders"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

state = sa.Enum("placed", "shipped", "cancelled", name="orderstate")


def upgrade() -> None:
    op.add_column("book", sa.Column("stock", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("buyer_id", sa.Integer(), nullable=False),
        sa.Column("state", state, nullable=False),
        sa.Column(
            "placed_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.ForeignKeyConstraint(["buyer_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_order_buyer_id", "order", ["buyer_id"])
    op.create_table(
        "orderline",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(8, 2), nullable=False),
        sa.ForeignKeyConstraint(["book_id"], ["book.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["order_id"], ["order.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("order_id", "book_id"),
    )


def downgrade() -> None:
    op.drop_table("orderline")
    op.drop_table("order")
    state.drop(op.get_bind())
    op.drop_column("book", "stock")

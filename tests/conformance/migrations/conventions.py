# convention: {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "%(table_name)s_pkey"}
import sqlalchemy as sa
from alembic import op

revision = "conventions"
down_revision = None

LONG = "measurements_of_all_the_instruments"


def upgrade() -> None:
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id"), index=True),
        sa.Column("code", sa.String(), unique=True),
        sa.Column("total", sa.Integer(), sa.CheckConstraint("total > 0", name="positive")),
        sa.UniqueConstraint("user_id", "code"),
        sa.CheckConstraint("code <> ''", name=op.f("has_code")),
    )
    op.create_table(
        LONG,
        sa.Column("instrument_of_the_station", sa.Integer(), sa.ForeignKey("instruments_of_the_station.id")),
        sa.UniqueConstraint("instrument_of_the_station"),
        schema="lab",
    )
    op.create_foreign_key(None, "orders", "users", ["owner_id"], ["id"])
    op.create_foreign_key("named", "orders", "users", ["owner_id"], ["id"])
    op.create_unique_constraint(None, "orders", ["total", "code"])
    op.create_check_constraint("small", "orders", "total < 10")
    op.create_primary_key(None, "orders", ["id"])
    op.create_index(None, "orders", ["total"])
    op.create_index("ix_mine", "orders", ["total"])
    op.add_column("orders", sa.Column("parent_id", sa.Integer(), sa.ForeignKey("orders.id"), unique=True, index=True))


def downgrade() -> None:
    op.drop_constraint("small", "orders", type_="check")
    op.drop_constraint(op.f("ck_orders_small"), "orders", type_="check")
    op.drop_constraint("ck_orders_small", "orders")
    op.drop_constraint(None, "orders", type_="primary")
    op.drop_constraint("uq_orders_total_code", "orders", type_="unique")

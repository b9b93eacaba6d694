import sqlalchemy as sa
from alembic import op

revision = "batches"
down_revision = None


def upgrade() -> None:
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("a", sa.Integer(), nullable=True))
        batch_op.execute("UPDATE accounts SET b = 1")
        batch_op.alter_column("b", existing_type=sa.Integer(), type_=sa.BigInteger(), nullable=False)
        batch_op.drop_column("c")
        op.create_table("beside", sa.Column("id", sa.Integer(), primary_key=True))
        batch_op.create_index(batch_op.f("ix_a"), ["a"], unique=True)
        batch_op.create_foreign_key("fk", "users", ["a"], ["id"], ondelete="CASCADE")
        batch_op.create_unique_constraint("uq", ["a", "b"])
        batch_op.create_check_constraint("ck", "a > 0")
    with op.batch_alter_table("accounts", schema="web") as batch_op:
        batch_op.drop_constraint("uq", type_="unique")
        batch_op.drop_index("ix_a")
        batch_op.create_primary_key("pk", ["a"])
        batch_op.create_foreign_key("fk", "users", ["a"], ["id"], referent_schema="crm")
        batch_op.create_unique_constraint(constraint_name="uq_x", columns=["b"])


def downgrade() -> None:
    with op.batch_alter_table("accounts") as batch_op:
        batch_op.drop_column("a")

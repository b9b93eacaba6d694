import sqlalchemy as sa
from alembic import op

revision = "indexes"
down_revision = "columns"


def upgrade() -> None:
    op.create_index("ix_plain", "accounts", ["email"])
    op.create_index(op.f("ix_two"), "accounts", ["email", "Name"], unique=True, schema="web")
    op.create_index("ix_lower", "accounts", [sa.text("lower(email)")], if_not_exists=True)
    op.create_index("ix_func", "accounts", [sa.func.lower(sa.column("email")), "id"])
    op.create_index("ix_desc", "accounts", [sa.column("id").desc(), sa.text("email ASC NULLS LAST")])
    op.create_index("ix_both", "accounts", [sa.column("id") + sa.column("age")])
    op.create_index(None, "accounts", ["age"])
    op.create_index(
        "ix_gin",
        "accounts",
        ["tags"],
        postgresql_using="GIN",
        postgresql_ops={"tags": "array_ops"},
        postgresql_with={"fastupdate": "off"},
        postgresql_tablespace="Fast",
    )
    op.create_index(
        "ix_partial",
        "accounts",
        ["email"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
        postgresql_include=["age"],
        postgresql_nulls_not_distinct=True,
    )
    op.create_index("ix_where", "accounts", ["email"], postgresql_where=sa.column("order").is_(False))
    with op.get_context().autocommit_block():
        op.create_index("ix_later", "accounts", ["age"], postgresql_concurrently=True, if_not_exists=True)
        op.drop_index("ix_plain", table_name="accounts", postgresql_concurrently=True, if_exists=True)


def downgrade() -> None:
    op.drop_index(op.f("ix_two"), table_name="accounts", schema="web")
    op.drop_index("ix_gin", "accounts", postgresql_using="gin")
    op.drop_index("ix Lower", table_name="accounts", if_exists=True)

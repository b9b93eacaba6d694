import sqlalchemy as sa
from alembic import op

revision = "constraints"
down_revision = "indexes"


def upgrade() -> None:
    op.create_foreign_key("fk", "sessions", "accounts", ["account_id"], ["id"])
    op.create_foreign_key(
        "fk_all",
        "sessions",
        "people",
        ["a", "b"],
        ["a", "B"],
        onupdate="CASCADE",
        ondelete="SET NULL",
        deferrable=False,
        initially="IMMEDIATE",
        match="FULL",
        source_schema="web",
        referent_schema="crm",
        postgresql_not_valid=True,
    )
    op.create_foreign_key(None, "sessions", "sessions", ["parent_id"], ["id"])
    op.create_unique_constraint("uq", "accounts", ["email", "order"])
    op.create_unique_constraint("uq_s", "accounts", ["email"], schema="web", deferrable=True, initially="DEFERRED")
    op.create_unique_constraint("uq_n", "accounts", ["email"], postgresql_nulls_not_distinct=True)
    op.create_check_constraint("ck", "accounts", "age > 18 AND age < 200")
    op.create_check_constraint("ck_x", "accounts", sa.column("age") > 18, postgresql_not_valid=True)
    op.create_check_constraint("ck_o", "accounts", sa.or_(sa.column("a").is_(None), sa.column("b") == "x"))
    op.create_primary_key("pk", "pairs", ["left", "right"])
    op.create_exclude_constraint("ex", "bookings", ("room", "="), (sa.column("during"), "&&"), using="gist", where=sa.text("active"))


def downgrade() -> None:
    op.drop_constraint("fk", "sessions", type_="foreignkey")
    op.drop_constraint("fk_all", "sessions", schema="web", if_exists=True)
    op.drop_constraint(op.f("uq"), "accounts", type_="unique")
    op.drop_constraint("ck", "accounts", type_="check")
    op.drop_constraint("pk", "pairs", "primary")

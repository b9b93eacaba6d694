import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "tables"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("Name", sa.String(length=80), nullable=False, comment="shown to others"),
        sa.Column("email", sa.Text(), sa.Computed("lower(\"Name\") || '@example.org'"), nullable=True),
        sa.Column("age", sa.SmallInteger(), sa.CheckConstraint("age > 0", name="grown"), server_default="18"),
        sa.Column("balance", sa.Numeric(12, 2), server_default=sa.text("0"), nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.String(20)), server_default=sa.text("'{}'")),
        sa.Column("extra", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("seen", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.Column("order", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("accounts_pkey")),
        sa.UniqueConstraint("email", "Name", name="one_mail"),
        sa.CheckConstraint("balance >= 0", name="no_debts"),
        comment="who may sign in",
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True),
        sa.Column("token", sa.LargeBinary(), unique=True),
        sa.Column("number", sa.Integer(), sa.Identity(always=True, start=10), nullable=False),
        sa.Column("place", sa.Integer(), sa.Identity(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id", "number"],
            ["crm.people.id", "crm.people.number"],
            onupdate="SET NULL",
            deferrable=True,
            initially="DEFERRED",
        ),
        schema="web",
        if_not_exists=True,
    )
    op.create_table(
        "pairs",
        sa.Column("left", sa.Integer(), primary_key=True),
        sa.Column("right", sa.Uuid(), primary_key=True),
        sa.Index("ix_right_left", "right", "left"),
    )
    op.create_table("bare")
    op.create_table("log", sa.Column("day", sa.Date()), postgresql_partition_by="RANGE (day)")
    op.create_table_comment("pairs", "left and right")
    op.create_table_comment("pairs", "left, right", existing_comment="left and right")
    op.drop_table_comment("pairs", existing_comment="left, right")
    op.rename_table("pairs", "Couples", schema="web")


def downgrade() -> None:
    op.rename_table("Couples", "pairs")
    for name in ["log", "bare", "pairs"]:
        op.drop_table(name)
    op.drop_table("sessions", schema="web", if_exists=True)
    op.drop_table("accounts")

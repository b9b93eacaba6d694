import sqlalchemy as sa
from alembic import op

revision = "columns"
down_revision = "tables"


def upgrade() -> None:
    op.add_column("accounts", sa.Column("nick", sa.String(), nullable=True))
    op.add_column("accounts", sa.Column("plan", sa.String(10), server_default="free", nullable=False))
    op.add_column("accounts", sa.Column("boss_id", sa.Integer(), sa.ForeignKey("accounts.id", name="boss")))
    op.add_column("accounts", sa.Column("code", sa.Integer(), unique=True, comment="it's a code"))
    op.add_column("accounts", sa.Column("slug", sa.String(), index=True), schema="web")
    op.add_column("accounts", sa.Column("again", sa.String()), if_not_exists=True)
    op.add_column("accounts", sa.Column("rank", sa.Integer(), sa.CheckConstraint("rank > 0")))
    op.alter_column("accounts", "nick", type_=sa.Text(), existing_type=sa.String(), postgresql_using="nick::text")
    op.alter_column("accounts", "nick", nullable=False)
    op.alter_column("accounts", "nick", server_default="nobody")
    op.alter_column("accounts", "nick", server_default=sa.text("gen_random_uuid()::text"))
    op.alter_column("accounts", "nick", server_default=None)
    op.alter_column("accounts", "nick", server_default=False)
    op.alter_column("accounts", "nick", comment="what friends say")
    op.alter_column("accounts", "nick", comment=None, existing_comment="what friends say")
    op.alter_column("accounts", "nick", new_column_name="Nick")
    op.alter_column(
        "accounts",
        "plan",
        new_column_name="tariff",
        type_=sa.String(20),
        nullable=True,
        server_default=None,
        comment="what is paid",
        schema="web",
    )
    op.alter_column("accounts", "code", server_default=sa.Identity(start=5))
    op.alter_column(
        "accounts",
        "code",
        server_default=sa.Identity(always=True, start=7),
        existing_server_default=sa.Identity(start=5),
    )
    op.alter_column("accounts", "code", server_default=None, existing_server_default=sa.Identity())


def downgrade() -> None:
    op.drop_column("accounts", "tariff", schema="web")
    for name in ("Nick", "boss_id", "code"):
        op.drop_column("accounts", name)
    op.drop_column("accounts", "again", if_exists=True)

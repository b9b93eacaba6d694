import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.schema import CreateSchema, CreateSequence, DropSchema, DropSequence, Sequence

revision = "objects"
down_revision = None

numbers = Sequence("numbers", start=5, increment=2, schema="web")
letters = sa.Table(
    "letters",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sign", sa.CHAR(1), index=True),
    comment="a to z",
)


def upgrade() -> None:
    op.execute(CreateSchema("web", if_not_exists=True))
    op.execute(CreateSequence(numbers))
    op.execute(sa.schema.CreateSequence(Sequence("Others", minvalue=1, cycle=True), if_not_exists=True))
    op.execute(sa.DDL("CREATE TABLE plain (rate numeric DEFAULT 10 %% 3, at time DEFAULT '12:30')"))
    letters.create(op.get_bind(), checkfirst=False)
    op.add_column(
        "letters",
        sa.Column("number", sa.BigInteger(), sa.Sequence("n"), server_default=sa.text("nextval('n')"), nullable=False),
    )
    if context.get_x_argument(as_dictionary=True).get("data"):
        op.execute("SELECT 1")
    if context.is_offline_mode():
        op.execute("SELECT 2")
    context.execute("SELECT 3")


def downgrade() -> None:
    letters.drop(op.get_bind(), checkfirst=False)
    op.execute(DropSequence(numbers))
    op.execute(DropSchema("web", cascade=True, if_exists=True))

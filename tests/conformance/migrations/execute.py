import sqlalchemy as sa
from alembic import op
from sqlalchemy import text
from sqlalchemy.orm import Session

revision = "execute"
down_revision = None

ROWS = [{"id": 1, "name": "o'hara", "ok": True}, {"id": 2, "name": None, "ok": False}]


def grant(role: str, *tables: str) -> None:
    for table in tables:
        op.execute(f"GRANT SELECT ON {table} TO {role}")


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS citext")
    op.execute(text("SELECT '12:30'::time, 'a\\:b'"))
    op.execute(
        """
        UPDATE accounts
        SET name = 'x'
        """
    )
    op.execute(text("UPDATE accounts SET name = :name, age = :age").bindparams(name="it's", age=5))
    connection = op.get_bind()
    connection.execute(text("DELETE FROM accounts WHERE id = :id"), {"id": 7})
    connection.execute(text("INSERT INTO accounts (id) VALUES (:id)"), [{"id": 1}, {"id": 2}])
    if connection.dialect.name == "postgresql":
        op.execute("SELECT 1")
    else:
        op.execute("SELECT 2")
    if not op.get_context().dialect.name.startswith("sqlite"):
        connection.exec_driver_sql("SELECT 3")
    grant("reader", "accounts", *[f"part_{i}" for i in range(2)])
    accounts = sa.table(
        "accounts", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("ok", sa.Boolean)
    )
    op.bulk_insert(accounts, ROWS)
    op.bulk_insert(accounts, [])
    made = op.create_table("made", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String()))
    op.bulk_insert(made, [{"id": 1, "name": "first"}])


def downgrade() -> None:
    bind = op.get_bind()
    session = Session(bind)
    named = (bind.dialect.name, op.get_context().dialect.name, op.get_context().impl.dialect.name)
    named += (op.get_context().bind.dialect.name, session.bind.dialect.name, session.get_bind().dialect.name)
    for name in named:
        op.execute("SELECT 1" if name == "postgresql" else "SELECT 2")

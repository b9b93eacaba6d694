import sqlalchemy as sa
from alembic import op

revision = "statements"
down_revision = None

accounts = sa.table(
    "accounts",
    sa.column("id", sa.Integer),
    sa.column("name", sa.String),
    sa.column("ok", sa.Boolean),
    sa.column("extra", sa.JSON),
)
orders = sa.Table(
    "orders",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("account_id", sa.Integer),
    sa.Column("total", sa.Numeric),
    schema="shop",
)


def upgrade() -> None:
    op.execute(accounts.insert().values(id=1, name="a", ok=True))
    op.execute(sa.insert(accounts).values([{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]))
    op.execute(accounts.update().values(ok=sa.true()).where(accounts.c.name == "a"))
    op.execute(accounts.update().where(accounts.c.name.is_(None)).values(name="", ok=False))
    op.execute(sa.update(accounts).where(accounts.c.id.in_([1, 2]), accounts.c.ok == True).values({"name": None}))  # noqa: E712
    op.execute(sa.update(accounts).values(name=accounts.c.name + "x", id=accounts.c.id + 1))
    op.execute(
        accounts.update().values(
            name=sa.case((accounts.c.ok.is_(True), "yes"), (accounts.c.id > 3, "maybe"), else_=op.inline_literal("no"))
        )
    )
    op.execute(sa.delete(accounts).where(sa.or_(accounts.c.id == 1, sa.and_(accounts.c.id == 2, accounts.c.ok))))
    op.execute(accounts.delete().where(sa.not_(accounts.c.name.like("a%"))))
    op.execute(orders.delete().where(orders.c.account_id == accounts.c.id).where(accounts.c.name == "gone"))
    op.execute(
        orders.update()
        .values(total=sa.func.coalesce(orders.c.total, 0))
        .where(orders.c.account_id == accounts.c.id, accounts.c.ok.isnot(None))
    )
    op.execute(
        accounts.update().values(
            id=sa.select(sa.func.count(orders.c.id)).where(orders.c.account_id == accounts.c.id).scalar_subquery()
        )
    )
    op.execute(accounts.delete().where(~(accounts.c.id == 5), ~accounts.c.ok, sa.not_(accounts.c.name.in_(["a"]))))
    op.execute(accounts.update().values(name=accounts.c.name + "-" + sa.cast(accounts.c.id, sa.String())))
    op.execute(accounts.delete().where(~sa.exists().where(orders.c.account_id == accounts.c.id)))
    op.execute(accounts.delete().where(accounts.c.id.in_(sa.select(orders.c.account_id).where(orders.c.total > 10))))
    op.execute(
        orders.insert().from_select(["id", "account_id"], sa.select(accounts.c.id, sa.literal(5)).where(accounts.c.ok))
    )
    connection = op.get_bind()
    connection.execute(sa.select(accounts))
    connection.execute(
        sa.select(accounts.c.name.label("who"), sa.func.count())
        .select_from(accounts.join(orders, orders.c.account_id == accounts.c.id))
        .group_by(accounts.c.name)
        .order_by(accounts.c.name.desc())
        .limit(3)
    )
    connection.execute(sa.insert(accounts).values(name="b").returning(accounts.c.id))
    connection.execute(accounts.insert(), [{"id": 5, "name": "p"}, {"id": 6, "name": "q"}])


def downgrade() -> None:
    pass

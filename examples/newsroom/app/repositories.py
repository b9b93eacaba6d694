from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.tables import Article, Base, OfNewspaper, Subscriber


class Repository[Row: Base]:
    """Queries of one table, for one newspaper."""

    table: type[Row]

    def __init__(self, session: AsyncSession, newspaper_id: UUID) -> None:
        self.session = session
        self.newspaper_id = newspaper_id

    def scoped(self) -> Select[tuple[Row]]:
        assert issubclass(self.table, OfNewspaper)
        return select(self.table).where(self.table.newspaper_id == self.newspaper_id)

    async def get(self, row_id: UUID) -> Row | None:
        return await self.session.scalar(self.scoped().where(self.table.id == row_id))

    async def page(self, offset: int, limit: int) -> tuple[Sequence[Row], int]:
        statement = self.scoped().order_by(self.table.created_at.desc(), self.table.id)
        rows = await self.session.scalars(statement.offset(offset).limit(limit))
        total = await self.session.scalar(
            select(func.count()).select_from(self.scoped().subquery())
        )
        return rows.all(), total or 0

    async def add(self, **values: Any) -> Row:
        row = self.table(newspaper_id=self.newspaper_id, **values)
        self.session.add(row)
        await self.session.flush()
        return row

    async def remove(self, row: Row) -> None:
        await self.session.delete(row)
        await self.session.flush()


class Articles(Repository[Article]):
    table = Article


class Subscribers(Repository[Subscriber]):
    table = Subscriber

    async def by_url(self, url: str) -> Subscriber | None:
        return await self.session.scalar(self.scoped().where(Subscriber.callback_url == url))

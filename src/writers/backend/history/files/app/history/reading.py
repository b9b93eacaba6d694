"""What a row held, the newest first."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field, TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.history.models import RowChange
from app.repositories.paging import Order, page_of
from app.schemas.base import Schema
from app.schemas.page import Page, PageMeta

KEY: TypeAdapter[UUID] = TypeAdapter(UUID)
NEWEST = Order(RowChange.id, RowChange.id, KEY, KEY, descending=True)


class HistoryList(Schema):
    """Which part of a history is asked for."""

    limit: int = Field(default=50, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=2000)


class RowChangeRead(Schema):
    """What is told of a change."""

    id: UUID
    field: str
    before: Any
    after: Any
    by: str | None
    at: datetime


async def history_of(
    session: AsyncSession, resource: str, row: object, query: HistoryList
) -> Page[RowChangeRead]:
    """Some of what became of a row."""
    statement = select(RowChange).where(
        RowChange.resource == resource, RowChange.row == str(row)
    )
    found = await page_of(session, statement, NEWEST, limit=query.limit, cursor=query.cursor)
    data = [RowChangeRead.model_validate(one, extra="ignore") for one in found.rows]
    return Page(data=data, meta=PageMeta(next=found.next))

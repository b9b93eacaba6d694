"""Pages of a list: each begins where the one before it ended, however many rows came in between."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python
from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.errors import Invalid

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is sorted by: a column, and the key where rows are alike."""

    column: Any
    key: Any
    type: TypeAdapter[Any]
    key_type: TypeAdapter[Any]
    descending: bool = False
    nullable: bool = False

    def clauses(self) -> list[ColumnElement[Any]]:
        """The order as the database is told it; the usual one, so that indexes serve it."""
        columns = [self.column] if self.column is self.key else [self.column, self.key]
        return [column.desc() if self.descending else column.asc() for column in columns]

    def after(self, cursor: str) -> ColumnElement[bool]:
        """The rows behind the one a cursor names."""
        value, key = self.read(cursor)
        if self.column is self.key:
            return self.behind(self.key, key)
        if not self.nullable:
            here = tuple_(self.column, self.key)
            return self.behind(here, tuple_(value, key))
        same = and_(self.column.is_not_distinct_from(value), self.behind(self.key, key))
        if value is None:
            return or_(same, self.column.is_not(None)) if self.descending else same
        later = self.behind(self.column, value)
        return or_(later, same) if self.descending else or_(later, same, self.column.is_(None))

    def behind(self, left: Any, right: Any) -> ColumnElement[bool]:
        """Further down the list."""
        condition: ColumnElement[bool] = left < right if self.descending else left > right
        return condition

    def cursor(self, row: object) -> str:
        """The place of a row."""
        values = [getattr(row, self.column.key), getattr(row, self.key.key)]
        text = json.dumps(to_jsonable_python(values), separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def read(self, cursor: str) -> tuple[Any, Any]:
        """What a cursor names; one that was made up is refused."""
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            value, key = json.loads(base64.urlsafe_b64decode(padded.encode()))
            read = None if value is None and self.nullable else self.type.validate_python(value)
            return read, self.key_type.validate_python(key)
        except (ValueError, TypeError, binascii.Error, ValidationError, RecursionError) as error:
            raise Invalid("The cursor is none of this list.") from error


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """Some rows of a list, and where the next ones begin."""

    rows: Sequence[Row]
    next: str | None


async def page_of(
    session: AsyncSession,
    statement: Select[Row],
    order: Order,
    *,
    limit: int,
    cursor: str | None,
) -> Slice[Row]:
    """So many rows of a statement, from a cursor on."""
    if cursor is not None:
        statement = statement.where(order.after(cursor))
    found = await session.scalars(statement.order_by(*order.clauses()).limit(limit + 1))
    rows = found.all()
    more = len(rows) > limit
    return Slice(rows[:limit], order.cursor(rows[limit - 1]) if more else None)


@dataclass(frozen=True, slots=True)
class Counted(Generic[Row]):
    """Some rows of a list, and how many there are."""

    rows: Sequence[Row]
    total: int


async def counted_page_of(
    session: AsyncSession,
    statement: Select[Row],
    order: Order,
    *,
    limit: int,
    offset: int,
) -> Counted[Row]:
    """So many rows of a statement, behind so many others."""
    total = await session.scalar(
        select(func.count()).select_from(statement.order_by(None).subquery())
    )
    found = await session.scalars(
        statement.order_by(*order.clauses()).limit(limit).offset(offset)
    )
    return Counted(found.all(), total or 0)

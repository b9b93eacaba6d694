"""Rows as JSON, one after the other, however many there are."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from pydantic_core import to_jsonable_python
from sqlalchemy import Select, inspect
from sqlalchemy.ext.asyncio import AsyncSession

AT_ONCE = 500
Telling = Callable[[Any], Mapping[str, Any]]


def columns_of(row: Any) -> dict[str, Any]:
    """All of a row but what is kept as bytes."""
    names = inspect(row).mapper.column_attrs.keys()
    values = {name: getattr(row, name) for name in names}
    return {name: value for name, value in values.items() if not isinstance(value, bytes)}


async def tell(
    session: AsyncSession, parts: Mapping[str, tuple[Select[Any], Telling]]
) -> AsyncIterator[str]:
    """An object with a list for each kind of row."""
    yield "{"
    for index, (name, (statement, telling)) in enumerate(parts.items()):
        yield f"{',' if index else ''}{json.dumps(name)}:["
        rows = await session.stream_scalars(statement.execution_options(yield_per=AT_ONCE))
        first = True
        async for row in rows:
            yield f"{'' if first else ','}{json.dumps(to_jsonable_python(telling(row)))}"
            first = False
        yield "]"
    yield "}"

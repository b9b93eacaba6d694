"""Rows as CSV, one after the other, however many there are."""

import csv
import io
import json
from collections.abc import AsyncIterator, Iterable
from typing import Any

from fastapi.responses import StreamingResponse
from pydantic import BaseModel
from sqlalchemy import Select

from app.core.database import sessions

AT_ONCE = 500
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(value: object) -> object:
    """A value as a spreadsheet may have it: what it would take for a formula begins with an apostrophe."""
    if isinstance(value, (dict, list)):
        return cell(json.dumps(value, ensure_ascii=False))
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def line(values: Iterable[object]) -> str:
    """A row as text."""
    text = io.StringIO()
    csv.writer(text).writerow([cell(value) for value in values])
    return text.getvalue()


async def lines(statement: Select[Any], told: type[BaseModel]) -> AsyncIterator[str]:
    """What is told of each row. The rows come as they are sent, in a transaction of their own."""
    yield line(told.model_fields)
    async with sessions()() as session:
        rows = await session.stream_scalars(statement.execution_options(yield_per=AT_ONCE))
        async for row in rows:
            yield line(told.model_validate(row).model_dump(mode="json").values())


def csv_answer(statement: Select[Any], told: type[BaseModel], name: str) -> StreamingResponse:
    """The rows of a statement as a file."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(lines(statement, told), media_type="text/csv", headers=headers)

"""Lists that are remembered: the database is asked once, and again when something changed."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from httpx import AsyncClient
from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cached import LISTS
from tests.caching import cache
from tests.people import somebody


@pytest.fixture(autouse=True)
async def empty_cache(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    async with cache(monkeypatch):
        yield


@contextmanager
def questions_about(table: str) -> Iterator[list[str]]:
    """What the database is asked of a table meanwhile."""
    asked: list[str] = []

    def listen(_: Any, __: Any, statement: str, *___: Any) -> None:
        if f"FROM {table}" in statement:
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


@pytest.mark.parametrize(("path", "table", "given"), LISTS)
async def test_the_same_list_is_found_once(
    client: AsyncClient, session: AsyncSession, path: str, table: str, given: dict[str, Any]
) -> None:
    person = await somebody(session, **given)
    with questions_about(table) as first:
        found = await client.get(path, headers=person.headers)
    with questions_about(table) as second:
        again = await client.get(path, headers=person.headers)
    assert found.status_code == again.status_code == 200
    assert found.json() == again.json()
    assert len(second) < len(first)

"""Reaching the database: a server that sleeps is asked once more."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.core.database import engine


class Sleeping:
    """A server that does not answer at first."""

    def __init__(self, connect: Any, times: int) -> None:
        self.connect = connect
        self.times = times

    def __call__(self, *given: Any, **options: Any) -> Any:
        """Answers once it is awake."""
        if self.times > 0:
            self.times -= 1
            raise ConnectionRefusedError
        return self.connect(*given, **options)


@pytest.fixture
async def fresh() -> AsyncIterator[AsyncEngine]:
    """An engine that has no connection yet."""
    one = engine.__wrapped__()
    yield one
    await one.dispose()


async def test_a_server_that_wakes_up_is_reached(
    fresh: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialect = fresh.sync_engine.dialect
    monkeypatch.setattr(dialect, "connect", Sleeping(dialect.connect, 1))
    async with fresh.connect() as connection:
        assert await connection.scalar(text("SELECT 1")) == 1


async def test_one_that_stays_away_is_not_waited_for(
    fresh: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialect = fresh.sync_engine.dialect
    monkeypatch.setattr(dialect, "connect", Sleeping(dialect.connect, 2))
    with pytest.raises(ConnectionRefusedError):
        async with fresh.connect():
            pass

"""Without the cache it takes longer, and nothing else."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.asked import Asked, told
from tests.cache_server import CacheServer, started
from tests.cached import make


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[CacheServer]:
    one = await started(monkeypatch)
    yield one
    await one.stop()


async def test_while_it_is_away_everybody_asks(server: CacheServer) -> None:
    asked = Asked()
    await server.stop()
    assert [await told(asked), await told(asked)] == [1, 2]


async def test_what_changed_while_it_was_away_is_not_told_as_it_was(
    server: CacheServer, session: AsyncSession
) -> None:
    asked = Asked()
    assert [await told(asked), await told(asked)] == [1, 1]
    server.store.away_until = float("inf")
    await make(session)
    server.store.away_until = 0
    assert await told(asked) == 2


async def test_it_is_used_again_once_it_is_back(server: CacheServer) -> None:
    asked = Asked()
    await server.stop()
    assert await told(asked) == 1
    await server.start()
    assert [await told(asked), await told(asked)] == [2, 2]

"""What was told is remembered, for whom it was told, until something changes."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import sessions
from tests.asked import Asked, told
from tests.cached import MODEL, make
from tests.caching import cache


@pytest.fixture(autouse=True)
async def empty_cache(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    async with cache(monkeypatch):
        yield


async def test_it_is_asked_once_for_each_who_asks_and_each_question() -> None:
    asked = Asked()
    assert [await told(asked, "a", "x"), await told(asked, "a", "x")] == [1, 1]
    assert await told(asked, "b", "x") == 2
    assert await told(asked, "a", "y") == 3


async def test_it_is_asked_again_after_its_time() -> None:
    asked = Asked()
    await told(asked, seconds=0.05)
    await asyncio.sleep(0.1)
    assert await told(asked) == 2


async def test_a_crowd_asks_once() -> None:
    class Slow(Asked):
        async def __call__(self) -> Any:
            await asyncio.sleep(0.2)
            return await super().__call__()

    slow = Slow()
    assert set(await asyncio.gather(*(told(slow) for _ in range(25)))) == {1}


async def test_what_failed_is_not_remembered() -> None:
    class Failing(Asked):
        async def __call__(self) -> Any:
            if self.times == 0:
                self.times = 1
                raise LookupError
            return await super().__call__()

    failing = Failing()
    with pytest.raises(LookupError):
        await told(failing)
    assert await told(failing) == 2


async def test_a_row_that_is_made_is_seen_at_once(session: AsyncSession) -> None:
    asked = Asked()
    await told(asked)
    await make(session)
    assert await told(asked) == 2


async def test_what_is_not_over_yet_is_not_forgotten_yet(session: AsyncSession) -> None:
    asked = Asked()
    async with sessions()() as other, other.begin():
        await other.execute(delete(MODEL))
        async with other.begin_nested():
            await other.execute(delete(MODEL))
        assert [await told(asked), await told(asked)] == [1, 1]
    assert await told(asked) == 2

"""A worker looks into accounts, as it does beside the application."""

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.worker import Worker
from tests.connecting import connected, provider, waiting
from tests.people import somebody
from tests.provider import FakeProvider
from tests.scanned import JOB, MODEL, as_tests_say

__all__ = ["as_tests_say", "provider"]


@pytest.mark.usefixtures("as_tests_say")
async def test_a_worker_takes_what_came(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    await connected(client, await somebody(session), provider)
    await Worker(2, 0.01, 5).drain()
    assert await waiting(JOB) == []
    assert await session.scalar(select(func.count()).select_from(MODEL)) == 1

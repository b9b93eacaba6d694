"""Celery looks into accounts: in a process of its own, as it does beside the application."""

import asyncio
import os
import sys

from httpx import AsyncClient
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.integrations.models import IntegrationImport
from tests.chosen import NAME
from tests.connecting import connected, provider, waiting
from tests.people import somebody
from tests.provider import CLIENT_SECRET, FakeProvider, settings_for
from tests.scanned import JOB

__all__ = ["provider"]


async def test_a_task_takes_what_came(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    await connected(client, await somebody(session), provider)
    (job,) = await waiting(JOB)
    settings = {**settings_for(provider), f"{NAME}_client_secret": CLIENT_SECRET}
    given = {name.upper(): value for name, value in settings.items()}
    command = [sys.executable, "-m", "tests.eager", JOB, str(job.id), str(job.attempts)]
    process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **given})
    assert await asyncio.wait_for(process.wait(), 60) == 0
    assert await waiting(JOB) == []
    assert await session.scalar(select(func.count()).select_from(IntegrationImport)) == 1

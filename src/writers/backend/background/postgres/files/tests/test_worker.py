"""A worker, as it runs beside the application."""

import asyncio
import os
import signal
import sys

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job, Plan
from app.background.models import BackgroundJob
from app.background.queue import enqueue
from app.background.registry import PLANS
from app.worker import Worker

NAME = "tried_in_tests"


async def test_it_does_what_is_due_and_stops(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = asyncio.Event()

    async def run(job: Job) -> None:
        await asyncio.sleep(0.05)
        done.set()

    monkeypatch.setitem(PLANS, NAME, Plan(run))
    await enqueue(session, NAME, {})
    await session.commit()
    stop = asyncio.Event()
    worker = asyncio.create_task(Worker(2, 0.01, 5).work(stop))
    await asyncio.wait_for(done.wait(), 5)
    stop.set()
    await asyncio.wait_for(worker, 5)
    found = await session.scalars(select(BackgroundJob).where(BackgroundJob.name == NAME))
    assert found.one().finished_at is not None


async def test_what_is_too_slow_when_it_stops_is_handed_back(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def run(job: Job) -> None:
        begun.set()
        await asyncio.sleep(60)

    monkeypatch.setitem(PLANS, NAME, Plan(run))
    await enqueue(session, NAME, {})
    await session.commit()
    stop = asyncio.Event()
    worker = asyncio.create_task(Worker(2, 0.01, 0.05).work(stop))
    await asyncio.wait_for(begun.wait(), 5)
    stop.set()
    await asyncio.wait_for(worker, 5)
    found = await session.scalars(select(BackgroundJob).where(BackgroundJob.name == NAME))
    row = found.one()
    assert (row.attempts, row.finished_at, row.claimed_until) == (0, None, None)


async def test_it_goes_when_it_is_told_to(session: AsyncSession) -> None:
    command = [sys.executable, "-m", "app.worker"]
    process = await asyncio.create_subprocess_exec(*command, env=dict(os.environ))
    for _ in range(100):
        asked = await session.scalar(select(BackgroundJob.id).limit(1))
        await session.rollback()
        if asked is not None:
            break
        await asyncio.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 10) == 0

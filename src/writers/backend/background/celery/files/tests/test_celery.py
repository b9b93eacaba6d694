"""Celery runs what the database says is due; with a Redis, where one can be started."""

import asyncio
import os
import shutil
import socket
import sys
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.celery_app import TICK, app, task_of
from app.background.models import BackgroundJob
from app.background.queue import enqueue
from app.background.registry import PLANS
from app.background.sending import send_waiting
from app.core.database import sessions

REDIS = shutil.which("redis-server")
NAME = next(iter(PLANS))


async def row_of(job_id: UUID) -> BackgroundJob:
    async with sessions()() as own:
        return await own.get_one(BackgroundJob, job_id)


async def asked(session: AsyncSession) -> UUID:
    job_id = await enqueue(session, NAME, {})
    await session.commit()
    assert job_id is not None
    return job_id


def test_there_is_a_task_for_each_job_with_its_limits() -> None:
    for name, plan in PLANS.items():
        task = app.tasks[task_of(name)]
        assert plan.seconds < task.soft_time_limit < task.time_limit
    assert app.conf.task_acks_late


def test_what_comes_by_itself_is_in_the_plan_of_beat() -> None:
    assert TICK in app.tasks
    assert set(app.conf.beat_schedule) == {
        name for name, plan in PLANS.items() if plan.every is not None
    }


async def test_a_task_runs_its_job(session: AsyncSession) -> None:
    job_id = await asked(session)
    command = [sys.executable, "-m", "tests.eager", NAME, str(job_id), "0"]
    process = await asyncio.create_subprocess_exec(*command, env=dict(os.environ))
    assert await asyncio.wait_for(process.wait(), 60) == 0
    row = await row_of(job_id)
    assert row.attempts == 1
    assert row.finished_at is not None


async def test_what_is_due_is_sent_once(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, list[object]]] = []

    def send(name: str, args: list[object]) -> None:
        sent.append((name, args))

    monkeypatch.setattr(app, "send_task", send)
    job_id = await asked(session)
    assert await send_waiting()
    assert not await send_waiting()
    assert sent == [(task_of(NAME), [str(job_id), 0])]


async def test_what_could_not_be_sent_is_sent_later(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str, args: list[object]) -> None:
        raise ConnectionError

    job_id = await asked(session)
    monkeypatch.setattr(app, "send_task", refuse)
    with pytest.raises(ConnectionError):
        await send_waiting()
    assert (await row_of(job_id)).claimed_until is None


@pytest.mark.skipif(REDIS is None, reason="there is no redis-server")
async def test_with_a_redis_it_is_done(session: AsyncSession) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "JOBS_BROKER": f"redis://127.0.0.1:{port}/0"}
    redis = [str(REDIS), "--port", str(port), "--save", "", "--appendonly", "no"]
    worker = [sys.executable, "-m", "celery", "-A", "app.background.celery_app", "worker"]
    commands = [redis, [*worker, "--pool=solo"], [sys.executable, "-m", "app.worker"]]
    quiet = asyncio.subprocess.DEVNULL
    running = [
        await asyncio.create_subprocess_exec(*command, env=env, stdout=quiet, stderr=quiet)
        for command in commands
    ]
    try:
        job_id = await asked(session)
        for _ in range(1200):
            if (await row_of(job_id)).finished_at is not None:
                break
            await asyncio.sleep(0.1)
        assert (await row_of(job_id)).finished_at is not None
    finally:
        for process in reversed(running):
            process.terminate()
            await asyncio.wait_for(process.wait(), 20)

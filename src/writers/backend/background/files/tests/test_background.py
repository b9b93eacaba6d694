"""What nobody waits for is done once it holds, tried again when it fails, and never lost."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import GiveUp, Job, Plan
from app.background.models import BackgroundJob
from app.background.queue import Waiting, claim, enqueue, revive
from app.background.registry import PLANS
from app.background.running import run_once
from app.background.schedules import start, start_due
from app.core.database import sessions

NAME = "tried_in_tests"
LEASE = 60.0


class Work:
    """Fails so often, and remembers each try."""

    def __init__(self, *errors: BaseException | None) -> None:
        self.errors = list(errors)
        self.tries: list[int] = []

    async def __call__(self, job: Job) -> None:
        self.tries.append(job.attempt)
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error


def planned(monkeypatch: pytest.MonkeyPatch, run: Any, **given: Any) -> None:
    monkeypatch.setitem(PLANS, NAME, Plan(run, **given))


async def asked(session: AsyncSession, key: str | None = None) -> Waiting:
    job_id = await enqueue(session, NAME, {"it": 1}, key=key)
    await session.commit()
    assert job_id is not None
    return Waiting(job_id, NAME, 0)


async def row_of(session: AsyncSession, job_id: UUID) -> BackgroundJob:
    session.expire_all()
    return (await session.scalars(select(BackgroundJob).where(BackgroundJob.id == job_id))).one()


async def test_what_is_asked_for_is_done_once(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work()
    planned(monkeypatch, work)
    waiting = await asked(session)
    await asyncio.gather(*(run_once(waiting) for _ in range(3)))
    await run_once(waiting)
    row = await row_of(session, waiting.id)
    assert work.tries == [1]
    assert row.finished_at is not None


async def test_what_was_taken_back_is_not_done(session: AsyncSession) -> None:
    await enqueue(session, NAME, {})
    await session.rollback()
    assert await claim(session, [NAME], 10, LEASE) == []


async def test_the_same_key_asks_once(session: AsyncSession) -> None:
    assert await enqueue(session, NAME, {}, key="the same") is not None
    assert await enqueue(session, NAME, {}, key="the same") is None
    assert await enqueue(session, NAME, {}, key="another") is not None


async def test_two_who_look_at_once_are_given_different_work(session: AsyncSession) -> None:
    for _ in range(4):
        await asked(session)

    async def take() -> list[UUID]:
        async with sessions()() as own, own.begin():
            found = await claim(own, [NAME], 2, LEASE)
            await asyncio.sleep(0.05)
            return [one.id for one in found]

    one, other = await asyncio.gather(take(), take())
    assert len(one) == len(other) == 2
    assert not set(one) & set(other)
    assert await take() == []


async def test_what_fails_is_tried_later_and_then_given_up(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(RuntimeError("one"), RuntimeError("two"))
    planned(monkeypatch, work, retries=1)
    waiting = await asked(session)
    pause = await run_once(waiting)
    row = await row_of(session, waiting.id)
    assert pause is not None
    assert row.run_at > datetime.now(UTC)
    assert (row.error, row.dead_at) == ("RuntimeError: one", None)
    assert await run_once(Waiting(waiting.id, NAME, 1)) is None
    row = await row_of(session, waiting.id)
    assert (row.error, row.dead_at is None) == ("RuntimeError: two", False)
    assert await revive(session, waiting.id)
    await session.commit()
    await run_once(waiting)
    assert (await row_of(session, waiting.id)).finished_at is not None


async def test_what_cannot_succeed_is_given_up_at_once(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(monkeypatch, Work(GiveUp("never")), retries=9)
    waiting = await asked(session)
    assert await run_once(waiting) is None
    assert (await row_of(session, waiting.id)).dead_at is not None


async def test_what_takes_too_long_fails(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(job: Job) -> None:
        await asyncio.sleep(5)

    planned(monkeypatch, slow, seconds=0.05)
    waiting = await asked(session)
    await run_once(waiting)
    assert (await row_of(session, waiting.id)).error == "TimeoutError: "


async def test_a_worker_that_stops_hands_back_what_it_had(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()

    async def slow(job: Job) -> None:
        begun.set()
        await asyncio.sleep(5)

    planned(monkeypatch, slow)
    waiting = await asked(session)
    task = asyncio.create_task(run_once(waiting))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    row = await row_of(session, waiting.id)
    assert (row.attempts, row.claimed_until) == (0, None)


async def test_what_a_worker_died_with_is_given_to_another(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(monkeypatch, Work(), retries=0)
    waiting = await asked(session)
    assert [one.id for one in await claim(session, [NAME], 1, -1)] == [waiting.id]
    assert [one.id for one in await claim(session, [NAME], 1, -1)] == [waiting.id]
    await session.execute(update(BackgroundJob).values(attempts=1))
    await session.commit()
    await run_once(Waiting(waiting.id, NAME, 1))
    assert (await row_of(session, waiting.id)).dead_at is not None


def test_pauses_grow_and_differ() -> None:
    plan = Plan(Work(), retries=8)
    pauses = [plan.pause(attempt) or 0 for attempt in range(1, 9)]
    assert all(later > sooner for sooner, later in zip(pauses, pauses[2:], strict=False))
    assert plan.pause(9) is None
    assert len({plan.pause(4) for _ in range(5)}) > 1


async def test_what_comes_by_itself_comes_once_each_time(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(monkeypatch, Work(), every=3600)

    async def tick() -> int:
        async with sessions()() as own, own.begin():
            return await start(own, NAME, 3600)

    assert sum(await asyncio.gather(*(tick() for _ in range(4)))) == 1
    assert await tick() == 0
    await session.execute(update(BackgroundJob).values(created_at=datetime.now(UTC)))
    await session.commit()


async def test_while_one_is_under_way_no_other_is_begun(session: AsyncSession) -> None:
    assert await start(session, NAME, -1) == 1
    assert await start(session, NAME, -1) == 0


async def test_all_that_comes_by_itself_is_asked_for(session: AsyncSession) -> None:
    await start_due()
    found = await session.scalars(select(BackgroundJob.name))
    assert set(found) == {name for name, plan in PLANS.items() if plan.every is not None}


async def test_every_job_there_is_runs(session: AsyncSession) -> None:
    for name in list(PLANS):
        job_id = await enqueue(session, name, {}, run_at=datetime.now(UTC) - timedelta(seconds=1))
        await session.commit()
        assert job_id is not None
        await run_once(Waiting(job_id, name, 0))
        row = await row_of(session, job_id)
        assert row.error is None or row.dead_at is not None

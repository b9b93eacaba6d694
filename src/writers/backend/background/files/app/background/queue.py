"""Puts work aside in the transaction that asks for it, and keeps account of what became of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Interval, cast, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.background.models import BackgroundJob
from app.core.database import sessions

MOST_OF_AN_ERROR = 2000


async def enqueue(
    session: AsyncSession,
    name: str,
    arguments: Mapping[str, Any],
    *,
    key: str | None = None,
    run_at: datetime | None = None,
) -> UUID | None:
    """Asks for work, when this transaction holds. What has a key is done once; nothing where it was asked for before."""
    values = {"name": name, "arguments": dict(arguments), "key": key}
    statement = insert(BackgroundJob).values(
        **values, **({} if run_at is None else {"run_at": run_at})
    )
    found: UUID | None = await session.scalar(
        statement.on_conflict_do_nothing().returning(BackgroundJob.id)
    )
    return found


@dataclass(frozen=True, slots=True)
class Waiting:
    """Work that is due, and how often it was tried."""

    id: UUID
    name: str
    attempts: int


async def claim(
    session: AsyncSession, names: Collection[str], most: int, lease: float
) -> list[Waiting]:
    """Some of what is due; nobody else is given it before the lease is over."""
    due = (
        select(BackgroundJob.id)
        .where(
            BackgroundJob.name.in_(names),
            BackgroundJob.finished_at.is_(None),
            BackgroundJob.dead_at.is_(None),
            BackgroundJob.run_at <= func.now(),
            or_(
                BackgroundJob.claimed_until.is_(None),
                BackgroundJob.claimed_until < func.now(),
            ),
        )
        .order_by(BackgroundJob.run_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    found = await session.execute(
        update(BackgroundJob)
        .where(BackgroundJob.id.in_(due.scalar_subquery()))
        .values(claimed_until=func.now() + _seconds(lease))
        .returning(BackgroundJob.id, BackgroundJob.name, BackgroundJob.attempts)
    )
    return [Waiting(row.id, row.name, row.attempts) for row in found]


async def begin(waiting: Waiting, lease: float) -> Job | None:
    """Begins a try; nothing where somebody else began it, or where it is over."""
    async with sessions()() as session, session.begin():
        found = await session.execute(
            update(BackgroundJob)
            .where(
                BackgroundJob.id == waiting.id,
                BackgroundJob.attempts == waiting.attempts,
                BackgroundJob.finished_at.is_(None),
                BackgroundJob.dead_at.is_(None),
            )
            .values(
                attempts=waiting.attempts + 1, claimed_until=func.now() + _seconds(lease)
            )
            .returning(BackgroundJob.arguments)
        )
        row = found.one_or_none()
    if row is None:
        return None
    return Job(waiting.id, waiting.name, row.arguments, waiting.attempts + 1)


async def finish(job: Job) -> None:
    """It is done."""
    await _mark(job, finished_at=func.now(), claimed_until=None, error=None)


async def put_off(job: Job, error: BaseException, seconds: float) -> None:
    """It failed, and is tried again later."""
    later = func.now() + _seconds(seconds)
    await _mark(job, run_at=later, claimed_until=None, error=_told(error))


async def give_up(job: Job, error: BaseException) -> None:
    """It failed too often. It stays where people can look at it, and call it back."""
    await _mark(job, dead_at=func.now(), claimed_until=None, error=_told(error))


async def hand_back(job: Job) -> None:
    """It was not finished, through no fault of its own: that try does not count."""
    await _mark(job, attempts=BackgroundJob.attempts - 1, claimed_until=None)


async def revive(session: AsyncSession, job_id: UUID) -> bool:
    """Calls back what was given up."""
    found = await session.scalar(
        update(BackgroundJob)
        .where(BackgroundJob.id == job_id, BackgroundJob.dead_at.is_not(None))
        .values(dead_at=None, attempts=0, run_at=func.now())
        .returning(BackgroundJob.id)
    )
    return found is not None


async def forget(session: AsyncSession, older: timedelta) -> None:
    """What was done long ago is no longer kept."""
    await session.execute(
        delete(BackgroundJob).where(BackgroundJob.finished_at < datetime.now(UTC) - older)
    )


async def _mark(job: Job, **values: Any) -> None:
    """Only whoever holds the try may say what became of it."""
    async with sessions()() as session, session.begin():
        await session.execute(
            update(BackgroundJob)
            .where(BackgroundJob.id == job.id, BackgroundJob.attempts == job.attempt)
            .values(**values)
        )


def _seconds(seconds: float) -> Any:
    return cast(timedelta(seconds=seconds), Interval)


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:MOST_OF_AN_ERROR]

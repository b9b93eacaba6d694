"""What comes by itself comes once each time, however many workers there are."""

from datetime import timedelta

from sqlalchemy import Interval, cast, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.models import BackgroundJob, BackgroundSchedule
from app.background.queue import enqueue
from app.background.registry import PLANS
from app.core.database import sessions


async def start_due() -> bool:
    """Asks for what is due; whether there was anything."""
    started = 0
    for name, plan in PLANS.items():
        if plan.every is not None:
            async with sessions()() as session, session.begin():
                started += await start(session, name, plan.every)
    return started > 0


async def start(
    session: AsyncSession, name: str, every: float, *, early: float = 0
) -> int:
    """Asks for it when it is time. While the last one is not over, no other is begun."""
    await session.execute(
        insert(BackgroundSchedule)
        .values(name=name, next_at=func.now())
        .on_conflict_do_nothing()
    )
    following = await session.scalar(
        update(BackgroundSchedule)
        .where(
            BackgroundSchedule.name == name,
            BackgroundSchedule.next_at <= func.now() + cast(timedelta(seconds=early), Interval),
        )
        .values(next_at=func.now() + cast(timedelta(seconds=every), Interval))
        .returning(BackgroundSchedule.next_at)
    )
    if following is None or await is_under_way(session, name):
        return 0
    await enqueue(session, name, {}, key=f"until:{following.isoformat()}")
    return 1


async def is_under_way(session: AsyncSession, name: str) -> bool:
    """Whether one that came by itself is waiting or running."""
    found = await session.scalar(
        select(BackgroundJob.id)
        .where(
            BackgroundJob.name == name,
            BackgroundJob.key.startswith("until:"),
            BackgroundJob.finished_at.is_(None),
            BackgroundJob.dead_at.is_(None),
        )
        .limit(1)
    )
    return found is not None

"""Tells whoever listens what happened, at least once."""

import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.core.database import sessions
from app.events.handlers import HANDLERS
from app.events.models import OutboxEvent

logger = logging.getLogger(__name__)

AT_ONCE = 50
MOST_ATTEMPTS = 10
LONGEST_PAUSE = 3600
KEPT = timedelta(days=14)


async def relay() -> bool:
    """Tells some of what was not told yet; whether there was anything."""
    async with sessions()() as session, session.begin():
        found = await session.scalars(
            select(OutboxEvent)
            .where(
                OutboxEvent.told_at.is_(None),
                OutboxEvent.dead_at.is_(None),
                OutboxEvent.next_at <= func.now(),
            )
            .order_by(OutboxEvent.next_at, OutboxEvent.id)
            .limit(AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        events = found.all()
        for event in events:
            await tell(session, event)
    return bool(events)


async def tell(session: AsyncSession, event: OutboxEvent) -> None:
    """All who listen, or none of them: what one of them did is taken back when another fails."""
    event.attempts += 1
    try:
        async with session.begin_nested():
            for handler in HANDLERS:
                await handler(session, event)
    except Exception as error:  # whatever it is, others are told what happened to them
        logger.exception("an event was not told", extra={"event": event.name})
        put_off(event, error)
    else:
        event.told_at = datetime.now(UTC)
        event.error = None


def put_off(event: OutboxEvent, error: Exception) -> None:
    """It is told later; after too many tries it stays where people can look at it."""
    now = datetime.now(UTC)
    event.error = f"{type(error).__name__}: {error}"[:2000]
    if event.attempts >= MOST_ATTEMPTS:
        event.dead_at = now
    else:
        event.next_at = now + timedelta(seconds=min(2**event.attempts, LONGEST_PAUSE))


async def forget_told(job: Job) -> None:
    """What was told long ago is no longer kept."""
    async with job.session() as session:
        await session.execute(
            delete(OutboxEvent).where(OutboxEvent.told_at < datetime.now(UTC) - KEPT)
        )

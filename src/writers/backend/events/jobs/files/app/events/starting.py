"""Jobs that wait for something to happen."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.background.queue import enqueue
from app.events.models import OutboxEvent
from app.events.watched import STARTS


async def start_jobs(session: AsyncSession, event: OutboxEvent) -> None:
    """Each of them once for each event."""
    for name in STARTS.get(event.name, ()):
        given = {"event": event.name, "resource": event.resource, "row": event.row}
        await enqueue(session, name, given, key=f"event:{event.id}")

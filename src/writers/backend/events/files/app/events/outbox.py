"""What happens is written down in the transaction in which it happens: it is told if, and only if, that holds."""

from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.core.acting import acting
from app.core.changes import Change
from app.core.ids import uuid7
from app.events.models import OutboxEvent
from app.events.watched import HEARD, WATCHED


async def emit(session: AsyncSession, name: str, resource: str, row: object) -> None:
    """Says that something happened which no change of a row says by itself."""
    await session.execute(insert(OutboxEvent).values(_event(session, name, resource, str(row))))


def keep_events(session: Session, change: Change) -> None:
    """What became of a row, as far as anybody listens."""
    watched = WATCHED.get(type(change.row))
    if watched is None:
        return
    resource, states = watched
    moves = [change.of(field) for field in states] if change.action != "deleted" else []
    names = [f"{resource}.{change.action}", *(f"{resource}.{to}" for _, to in filter(None, moves))]
    lines = [_event(session, name, resource, change.key) for name in names if name in HEARD]
    if lines:
        session.execute(insert(OutboxEvent), lines)


def _event(session: Session | AsyncSession, name: str, resource: str, row: str) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "name": name,
        "resource": resource,
        "row": row,
        "by": acting(session),
    }

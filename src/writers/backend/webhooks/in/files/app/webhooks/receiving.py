"""What others send: taken when its signature holds, and once."""

import json
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import Request
from sqlalchemy import String, delete, func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from app.background.job import Job
from app.background.queue import enqueue
from app.core.acting import act_as
from app.core.errors import Invalid, NotSignedIn
from app.core.tables import Kept
from app.schemas.started import Started

KEPT = timedelta(days=14)

# From a secret, headers, a body and the time: the number of a message whose signature holds.
Check = Callable[[bytes, Mapping[str, str], bytes, float], str | None]


class ReceivedWebhook(Kept):
    """A message that was taken: it is not taken again."""

    __tablename__ = "received_webhooks"

    hook: Mapped[str] = mapped_column(String(63), primary_key=True)
    number: Mapped[str] = mapped_column(String(255), primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)


async def receive(
    session: AsyncSession, request: Request, hook: str, secret: str, job: str, check: Check
) -> Started:
    """Puts a message aside, for a job; whoever sent it waits for nothing else."""
    body = await request.body()
    number = check(secret.encode(), request.headers, body, time.time())
    if number is None:
        raise NotSignedIn("The signature does not hold.")
    message = read(body)
    act_as(session, f"webhook:{hook}")
    mine = await session.scalar(
        insert(ReceivedWebhook)
        .values(hook=hook, number=number)
        .on_conflict_do_nothing()
        .returning(ReceivedWebhook.number)
    )
    if mine is None:
        # Whoever is refused sends it again and again.
        return Started(job=None)
    given = {"hook": hook, "number": number, "message": message}
    return Started(job=await enqueue(session, job, given, key=f"{hook}:{number}"))


def read(body: bytes) -> dict[str, Any]:
    """An object of JSON that can be kept."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Invalid("The body is no JSON.") from error
    if not isinstance(message, dict) or "\\u0000" in json.dumps(message):
        raise Invalid("The body is no object of JSON.")
    return message


async def forget_received(job: Job) -> None:
    """A message of long ago is too old to be taken again, whoever remembers it."""
    async with job.session() as session:
        older = datetime.now(UTC) - KEPT
        await session.execute(delete(ReceivedWebhook).where(ReceivedWebhook.at < older))

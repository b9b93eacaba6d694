"""What is due is sent to Celery, after the transaction that asked for it."""

import asyncio

from app.background.celery_app import app, task_of
from app.background.queue import Waiting, claim
from app.background.registry import PLANS
from app.core.database import sessions

AT_ONCE = 50
UNANSWERED = 600


async def send_waiting() -> bool:
    """Sends what nobody has begun. What is sent twice is begun once; what is lost is sent again."""
    async with sessions()() as session, session.begin():
        found = await claim(session, list(PLANS), AT_ONCE, UNANSWERED)
        for waiting in found:
            await asyncio.to_thread(_send, waiting)
    return bool(found)


def _send(waiting: Waiting) -> None:
    app.send_task(task_of(waiting.name), args=[str(waiting.id), waiting.attempts])

"""New messages of an account, each taken once."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.integrations.collecting import asking
from app.integrations.each import Link, take, unseen
from app.integrations.gmail import Gmail, Message
from app.integrations.progress import note_seen, seen_until

Add = Callable[[Link, Message, AsyncSession], Awaitable[Any | None]]

OVERLAP = timedelta(hours=1)
"""A message may be seen later than it came; what was taken is not taken again."""
LOOKS_BACK = timedelta(days=30)
"""How far, when an account is new."""


async def scan(job: Job, link: Link, add: Add) -> None:
    """What came since the last time. One that is cut short goes on where it was."""
    began = datetime.now(UTC)
    since = await seen_until(job, link) or began - LOOKS_BACK
    async with asking(link) as api:
        gmail = Gmail(api)
        async for page in gmail.pages(since - OVERLAP):
            for key in await unseen(job, link, page):
                message = await gmail.message(key)
                if message is not None:
                    await take(job, link, key, partial(add, link, message))
    await note_seen(job, link, began)

"""What a job does with an account: what it finds there is taken, each thing once."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.integrations.api import Api
from app.integrations.declared import INTEGRATIONS
from app.integrations.each import Link, take
from app.integrations.progress import note_seen, seen_until
from app.outbound.client import outbound

Found = Callable[[Link, Api, datetime | None], AsyncIterator[tuple[str, Any]]]
Done = Callable[[Job, Link, Api], Awaitable[None]]


@asynccontextmanager
async def asking(link: Link) -> AsyncIterator[Api]:
    """Whoever keeps the account."""
    async with outbound() as http:
        yield Api(http, link, INTEGRATIONS[link.integration]().api)


async def collect(job: Job, link: Link, found: Found) -> None:
    """What is there since the last time: rows, each by the key it has there."""
    began = datetime.now(UTC)
    async with asking(link) as api:
        async for key, row in found(link, api, await seen_until(job, link)):

            async def add(_: AsyncSession, row: Any = row) -> Any:
                return row

            await take(job, link, key, add)
    await note_seen(job, link, began)


async def work_for(job: Job, link: Link, do: Done) -> None:
    """Whatever it is that is done."""
    async with asking(link) as api:
        await do(job, link, api)

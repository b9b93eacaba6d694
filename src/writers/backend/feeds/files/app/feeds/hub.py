"""Wakes those who watch: one connection of the process listens for all of them."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

from fastapi import FastAPI
from sqlalchemy import delete, func
from sqlalchemy.exc import SQLAlchemyError

from app.core.database import engine, sessions
from app.feeds.models import FeedEntry

logger = logging.getLogger(__name__)

CHANNEL = "feed"
PAUSE = 1.0
SOUND = 10.0
KEPT = timedelta(days=1)


class Hub:
    """How often something became of rows of each resource, as far as this process heard."""

    def __init__(self) -> None:
        self.heard: Counter[str] = Counter()
        self.changed = asyncio.Condition()

    async def hear(self, resource: str) -> None:
        """Wakes all who watch it."""
        async with self.changed:
            self.heard[resource] += 1
            self.changed.notify_all()

    async def wait(self, resource: str, since: int, seconds: float) -> bool:
        """Until there is more than there was; whether there is."""
        async with self.changed:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self.changed.wait_for(lambda: self.heard[resource] > since)
            return self.heard[resource] > since


hub = Hub()


@asynccontextmanager
async def listening(_: FastAPI) -> AsyncIterator[None]:
    """Listens while the application runs, and again when the connection was lost."""
    begun = asyncio.Event()
    tasks = [asyncio.create_task(_listen(begun)), asyncio.create_task(_forget())]
    with suppress(TimeoutError):
        await asyncio.wait_for(begun.wait(), SOUND)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _listen(begun: asyncio.Event) -> None:
    while True:
        try:
            await _hear(begun)
        except (SQLAlchemyError, OSError):
            logger.exception("nothing is heard of rows; trying again")
        await asyncio.sleep(PAUSE)


async def _hear(begun: asyncio.Event) -> None:
    """As long as the connection lasts."""
    waking: set[asyncio.Task[None]] = set()
    lost = asyncio.Event()

    def heard(_connection: Any, _process: int, _channel: str, resource: str) -> None:
        task = asyncio.create_task(hub.hear(resource))
        waking.add(task)
        task.add_done_callback(waking.discard)

    async with engine().connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        driver.add_termination_listener(lambda _: lost.set())
        await driver.add_listener(CHANNEL, heard)
        # It sees nothing of the transaction it would otherwise stay in.
        await connection.commit()
        begun.set()
        try:
            await lost.wait()
        finally:
            # It has to be one that listens to nothing when others get it.
            await connection.invalidate()


async def _forget() -> None:
    """Entries nobody resumes from any more."""
    while True:
        try:
            async with sessions()() as session, session.begin():
                await session.execute(delete(FeedEntry).where(FeedEntry.at < func.now() - KEPT))
        except (SQLAlchemyError, OSError):
            logger.exception("old entries could not be forgotten")
        await asyncio.sleep(KEPT.total_seconds() / 24)

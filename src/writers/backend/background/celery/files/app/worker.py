"""Gives Celery what the database says is due, until it is told to stop: python -m app.worker"""

import asyncio

from app.background.pulses import PULSES
from app.background.turning import turning, until_stopped
from app.core.settings import get_settings


async def turn() -> bool:
    """One look at what there is; whether there was anything."""
    moved = [await pulse() for pulse in PULSES]
    return any(moved)


async def work(stop: asyncio.Event) -> None:
    """Looks until somebody says stop."""
    await turning(turn, stop, get_settings().worker_pause)


if __name__ == "__main__":
    asyncio.run(until_stopped(work))

"""Looking again and again, until somebody says stop."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable

from app.core.database import close_database
from app.core.logs import configure_logs
from app.core.settings import get_settings

logger = logging.getLogger(__name__)


async def turning(turn: Callable[[], Awaitable[bool]], stop: asyncio.Event, pause: float) -> None:
    """One look after the other, with a pause where there was nothing."""
    while not stop.is_set():
        try:
            busy = await turn()
        except Exception:  # the database may be away for a moment
            logger.exception("a turn failed")
            busy = False
        if not busy:
            await wait(stop, pause)


async def wait(stop: asyncio.Event, seconds: float) -> None:
    """A pause that ends at once when it is time to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


async def until_stopped(work: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Works until the process is asked to stop."""
    configure_logs(get_settings().log_level)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    try:
        await work(stop)
    finally:
        await close_database()

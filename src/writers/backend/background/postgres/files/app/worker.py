"""Does what nobody waits for, until it is told to stop: python -m app.worker"""

import asyncio
import logging

from app.background.pulses import PULSES
from app.background.queue import Waiting, claim
from app.background.registry import PLANS
from app.background.running import lease_of, run_once
from app.background.turning import turning, until_stopped
from app.core.database import sessions
from app.core.settings import get_settings

logger = logging.getLogger("app.worker")


class Worker:
    """Takes what is due, as much at once as there is room for."""

    def __init__(self, room: int, pause: float, patience: float) -> None:
        self.room = room
        self.pause = pause
        self.patience = patience
        self.running: set[asyncio.Task[None]] = set()

    async def work(self, stop: asyncio.Event) -> None:
        """Works until somebody says stop; what is running then may come to its end."""
        await turning(self.turn, stop, self.pause)
        if self.running:
            _, late = await asyncio.wait(self.running, timeout=self.patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def turn(self) -> bool:
        """One look at what there is; whether there was anything."""
        moved = [await pulse() for pulse in PULSES]
        free = self.room - len(self.running)
        found = await self.take(free) if free > 0 else []
        for waiting in found:
            task = asyncio.create_task(self.run(waiting))
            self.running.add(task)
            task.add_done_callback(self.running.discard)
        return bool(found) or any(moved)

    async def take(self, most: int) -> list[Waiting]:
        """What is due."""
        lease = max((lease_of(name) for name in PLANS), default=0)
        async with sessions()() as session, session.begin():
            return await claim(session, list(PLANS), most, lease)

    async def run(self, waiting: Waiting) -> None:
        """One try; whatever happens to it does not end the worker."""
        try:
            await run_once(waiting)
        except Exception:  # what cannot even be written down is taken up again after its lease
            logger.exception("a try was lost", extra={"job": waiting.name})

    async def drain(self) -> None:
        """Works until nothing is due, for those who run it now and then."""
        while await self.turn() or self.running:
            await asyncio.gather(*self.running)


async def main() -> None:
    """A worker, as the settings say."""
    settings = get_settings()
    worker = Worker(settings.worker_room, settings.worker_pause, settings.worker_patience)
    await until_stopped(worker.work)


if __name__ == "__main__":
    asyncio.run(main())

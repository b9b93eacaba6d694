"""What a piece of work is told, and how it is tried."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import SystemRandom
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.acting import act_as
from app.core.database import sessions

FIRST_PAUSE = 5.0
LONGEST_PAUSE = 6 * 3600.0
_chance = SystemRandom()


@dataclass(frozen=True, slots=True)
class Job:
    """One try of a piece of work. It may be tried again, so whatever it does must bear being done twice."""

    id: UUID
    name: str
    arguments: dict[str, Any]
    attempt: int

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """A transaction of its own; keep it short, and call nobody outside while it is open."""
        async with sessions()() as session, session.begin():
            act_as(session, f"job:{self.name}")
            yield session


@dataclass(frozen=True, slots=True)
class Plan:
    """How a job is run: how often it is tried again, how long a try may take, and how often it comes by itself."""

    run: Callable[[Job], Awaitable[None]]
    retries: int = 3
    exponential: bool = True
    seconds: float = 60
    every: float | None = None

    def pause(self, attempt: int) -> float | None:
        """How long to wait after a try that failed; nothing when it was the last one."""
        if attempt > self.retries:
            return None
        longest = min(FIRST_PAUSE * 3 ** (attempt - 1), LONGEST_PAUSE)
        return _chance.uniform(longest / 2, longest) if self.exponential else FIRST_PAUSE


class GiveUp(Exception):
    """Trying again would not help."""

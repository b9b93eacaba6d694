"""Asking through the cache."""

from pydantic import BaseModel

from app.caching.remembering import remembered
from tests.cached import NAME


class Told(BaseModel):
    """How often somebody was asked."""

    times: int


class Asked:
    """Somebody who says how often they were asked."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> Told:
        self.times += 1
        return Told(times=self.times)


async def told(asked: Asked, who: object = None, what: str = "", seconds: float = 60) -> int:
    """What the cache says."""
    return (await remembered(NAME, who, what, seconds, Told, asked)).times

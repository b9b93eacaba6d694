"""Where what was told is kept: Redis. While it is away nobody waits for it."""

import time
from collections.abc import Awaitable, Callable, Iterable
from functools import lru_cache
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from app.core.settings import get_settings

PATIENCE = 0.25
AWAY_FOR = 5.0
PREFIX = "told:"
DAY = 86_400.0


class Away(Exception):
    """There is no cache right now."""


class Store:
    """Texts by their keys, each for a while."""

    def __init__(self, address: str) -> None:
        self.redis = Redis.from_url(
            address,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 0),
        )
        self.send: Callable[..., Awaitable[Any]] = self.redis.execute_command
        self.away_until = 0.0

    async def get(self, key: str) -> bytes | None:
        """What is kept there."""
        held: bytes | None = await self._said("GET", PREFIX + key)
        return held

    async def put(
        self, key: str, value: bytes, seconds: float | None, *, among: str | None = None
    ) -> None:
        """Keeps something; among others that go together."""
        if among is not None:
            await self._said("SADD", PREFIX + among, PREFIX + key)
            await self._said("PEXPIRE", PREFIX + among, int((seconds or DAY) * 2000))
        await self._said("SET", PREFIX + key, value, *_while(seconds))

    async def add(self, key: str, value: bytes, seconds: float | None) -> bool:
        """Keeps something where nothing is; whether it did."""
        command = ("SET", PREFIX + key, value, *_while(seconds), "NX")
        return bool(await self._said(*command))

    async def drop(self, keys: Iterable[str]) -> None:
        """Takes these out."""
        await self._said("UNLINK", *(PREFIX + key for key in keys))

    async def drop_all(self, among: str) -> None:
        """Takes all of those out."""
        members = await self._said("SMEMBERS", PREFIX + among)
        await self._said("UNLINK", PREFIX + among, *members)

    async def close(self) -> None:
        """Lets go of it."""
        await self.redis.aclose()

    async def _said(self, *command: object) -> Any:
        """Once it did not answer, it is not asked for a while."""
        if time.monotonic() < self.away_until:
            raise Away
        try:
            return await self.send(*command)
        except (RedisError, OSError, TimeoutError) as error:
            self.away_until = time.monotonic() + AWAY_FOR
            raise Away from error


def _while(seconds: float | None) -> tuple[object, ...]:
    return () if seconds is None else ("PX", int(seconds * 1000))


@lru_cache
def store() -> Store:
    """The one of this process."""
    return Store(get_settings().cache_url)

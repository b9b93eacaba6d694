"""Where what was told is kept: in the memory of this process, so that other processes know nothing of it."""

import time
from collections import OrderedDict
from collections.abc import Iterable
from functools import lru_cache

MOST = 10_000


class Away(Exception):
    """There is no cache right now; memory always is."""


class Store:
    """Texts by their keys, each for a while; what was not asked for longest goes first."""

    def __init__(self) -> None:
        self.kept: OrderedDict[str, tuple[bytes, float | None]] = OrderedDict()
        self.groups: dict[str, set[str]] = {}

    async def get(self, key: str) -> bytes | None:
        """What is kept there."""
        value, ends = self.kept.get(key, (None, None))
        if value is None:
            return None
        if ends is not None and ends < time.monotonic():
            del self.kept[key]
            return None
        self.kept.move_to_end(key)
        return value

    async def put(
        self, key: str, value: bytes, seconds: float | None, *, among: str | None = None
    ) -> None:
        """Keeps something; among others that go together."""
        if among is not None:
            self.groups.setdefault(among, set()).add(key)
        self.kept[key] = (value, None if seconds is None else time.monotonic() + seconds)
        while len(self.kept) > MOST:
            self.kept.popitem(last=False)

    async def add(self, key: str, value: bytes, seconds: float | None) -> bool:
        """Keeps something where nothing is; whether it did."""
        if await self.get(key) is not None:
            return False
        await self.put(key, value, seconds)
        return True

    async def drop(self, keys: Iterable[str]) -> None:
        """Takes these out."""
        for key in keys:
            self.kept.pop(key, None)

    async def drop_all(self, among: str) -> None:
        """Takes all of those out."""
        await self.drop(self.groups.pop(among, set()))

    async def close(self) -> None:
        """Forgets everything."""
        self.kept.clear()
        self.groups.clear()


@lru_cache
def store() -> Store:
    """The one of this process."""
    return Store()

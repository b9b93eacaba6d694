"""A cache to ask."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from app.caching import remembering
from app.caching.store import Store


@asynccontextmanager
async def cache(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """An empty cache that the program uses."""
    empty = Store()
    monkeypatch.setattr(remembering, "store", lambda: empty)
    yield

"""A cache to ask."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.cache_server import started


@asynccontextmanager
async def cache(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """An empty cache that the program uses."""
    server = await started(monkeypatch)
    try:
        yield
    finally:
        await server.stop()

"""The cache lasts as long as the program."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.caching.store import store


@asynccontextmanager
async def caching(_: FastAPI) -> AsyncIterator[None]:
    """It is let go of at the end."""
    try:
        yield
    finally:
        await store().close()

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from app.settings import get_settings


@lru_cache
def sessions() -> async_sessionmaker[AsyncSession]:
    engine = create_async_engine(get_settings().database_url, pool_pre_ping=True)
    return async_sessionmaker(engine, expire_on_commit=False)


@asynccontextmanager
async def open_session() -> AsyncIterator[AsyncSession]:
    async with sessions()() as session:
        yield session


async def get_session() -> AsyncIterator[AsyncSession]:
    async with open_session() as session:
        yield session

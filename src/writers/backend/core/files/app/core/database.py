"""How the database is reached."""

from functools import lru_cache
from typing import Any

from asyncpg.exceptions import (  # type: ignore[import-untyped]
    CannotConnectNowError,
    ConnectionDoesNotExistError,
)
from sqlalchemy import Dialect, event
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from app.core.settings import get_settings
from app.core.work import Work


@lru_cache
def engine() -> AsyncEngine:
    """A pool of connections: opened when they are first needed."""
    settings = get_settings()
    made = create_async_engine(
        settings.database_address,
        pool_size=settings.database_pool,
        max_overflow=settings.database_overflow,
        pool_timeout=settings.database_patience,
        pool_recycle=settings.database_recycle,
        pool_pre_ping=settings.database_ping,
        connect_args=settings.database_options,
    )
    event.listen(made.sync_engine, "do_connect", _connect)
    return made


def _connect(dialect: Dialect, _: Any, given: Any, options: dict[str, Any]) -> Any:
    """A server that slept, or that another takes the place of, is asked once more."""
    try:
        return dialect.connect(*given, **options)
    except (OSError, TimeoutError, CannotConnectNowError, ConnectionDoesNotExistError):
        return dialect.connect(*given, **options)


@lru_cache
def sessions() -> async_sessionmaker[AsyncSession]:
    """Makes a session for each piece of work."""
    return async_sessionmaker(engine(), expire_on_commit=False, sync_session_class=Work)


@lru_cache
def readers() -> async_sessionmaker[AsyncSession]:
    """The same for what only reads: each question stands by itself."""
    reading = engine().execution_options(isolation_level="AUTOCOMMIT")
    return async_sessionmaker(reading, expire_on_commit=False, autoflush=False)


async def close_database() -> None:
    """Gives all connections back."""
    await engine().dispose()
    engine.cache_clear()
    sessions.cache_clear()
    readers.cache_clear()

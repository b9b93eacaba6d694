"""What tests stand on: the application, and a database that is empty before each of them."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from alembic import command
from alembic.config import Config
from httpx import ASGITransport, AsyncClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import close_database, sessions
from app.core.schema import metadata
from app.main import create_app
from tests import stage


@pytest.fixture(scope="session")
async def schema() -> AsyncIterator[None]:
    """The schema as the migrations make it; nothing is left of it afterwards."""
    config = Config("alembic.ini")
    await asyncio.to_thread(command.upgrade, config, "head")
    async with sessions()() as one, one.begin():
        await stage.set_up(one)
    yield
    await close_database()
    await asyncio.to_thread(command.downgrade, config, "base")


@pytest.fixture
async def session(schema: None) -> AsyncIterator[AsyncSession]:
    """A session on empty tables; what a test leaves is taken away."""
    async with sessions()() as one:
        yield one
        await one.rollback()
    names = ", ".join(f'"{table.name}"' for table in metadata.tables.values())
    async with sessions()() as one, one.begin():
        await one.execute(text("SET LOCAL session_replication_role = replica"))
        await one.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        await stage.clear(one)


@pytest.fixture
async def client(schema: None) -> AsyncIterator[AsyncClient]:
    """Somebody who calls the application."""
    transport = ASGITransport(app=create_app(), raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://test") as one:
        yield one

"""What tests stand on beside the tables of the application: those of Better Auth, as its service makes them."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.directory import SCHEMA
from app.core.settings import get_settings
from tests.issuer import the_issuer

MIGRATIONS = Path(__file__).parents[1] / "auth" / "migrations"


async def set_up(session: AsyncSession) -> None:
    """Makes the tables, and serves keys where the settings say."""
    get_settings().jwks_url = the_issuer().address
    await session.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
    await session.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    connection = await (await session.connection()).get_raw_connection()
    driver = connection.driver_connection
    assert driver is not None
    for path in sorted(MIGRATIONS.glob("*.sql")):
        await driver.execute(path.read_text())


async def clear(session: AsyncSession) -> None:
    """Nobody is known any more."""
    await session.execute(text(f'TRUNCATE {SCHEMA}."user" CASCADE'))

"""Tokens as they are kept, and renewed: by one at a time, however many need them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.noticed import noticed
from app.core.acting import act_as
from app.core.database import sessions
from app.core.sealing import seal, unseal
from app.integrations.declared import INTEGRATIONS
from app.integrations.forgetting import purge
from app.integrations.models import IntegrationConnection
from app.integrations.oauth import GrantOver, Tokens, renew

SKEW = timedelta(seconds=60)
"""Clocks differ, and a call takes its time."""
TABLE = IntegrationConnection.__tablename__


class Reconnect(Exception):
    """Whoever connected this has to do it again."""


def keep(connection: IntegrationConnection, tokens: Tokens) -> None:
    """Keeps them; what is not given anew stays."""
    key = connection.id
    connection.access_token = seal(tokens.access, TABLE, "access_token", key)
    connection.access_ends_at = tokens.ends_at
    if tokens.refresh is not None:
        connection.refresh_token = seal(tokens.refresh, TABLE, "refresh_token", key)


def refresh_token(connection: IntegrationConnection) -> str | None:
    """What it is renewed with."""
    sealed = connection.refresh_token
    return None if sealed is None else unseal(sealed, TABLE, "refresh_token", connection.id)


def kept_token(connection: IntegrationConnection) -> str | None:
    """What was given out last, whether or not it still holds."""
    sealed = connection.access_token
    return None if sealed is None else unseal(sealed, TABLE, "access_token", connection.id)


async def access_token(connection_id: UUID, *, but: str | None = None) -> str:
    """One that holds, and is not the one that was just refused. Whoever comes second waits for what the first was given."""
    async with sessions()() as session, session.begin():
        act_as(session, "integrations")
        connection = await session.get(IntegrationConnection, connection_id, with_for_update=True)
        if connection is None or connection.reconnect_since is not None:
            raise Reconnect
        token = kept_token(connection)
        if token is not None and token != but and _holds(connection):
            return token
        renewed = await _renewed(connection)
        if renewed is not None:
            keep(connection, renewed)
            return renewed.access
        await lapse(session, connection)
    raise Reconnect


def _holds(connection: IntegrationConnection) -> bool:
    ends_at = connection.access_ends_at
    return ends_at is None or ends_at - SKEW > datetime.now(UTC)


async def _renewed(connection: IntegrationConnection) -> Tokens | None:
    """New ones; nothing where the provider gives none any more."""
    refresh = refresh_token(connection)
    if refresh is None:
        return None
    try:
        return await renew(INTEGRATIONS[connection.integration](), refresh)
    except GrantOver:
        return None


async def lapse(session: AsyncSession, connection: IntegrationConnection) -> None:
    """It opens nothing any more; what came of it goes, where that was said."""
    connection.access_token = connection.refresh_token = connection.access_ends_at = None
    connection.reconnect_since = datetime.now(UTC)
    await session.flush()
    if INTEGRATIONS[connection.integration]().purges:
        await purge(session, connection.id)
    details = {"integration": connection.integration}
    await noticed(session, "integration_lapsed", connection.owner_id, **details)

"""Connecting an account somebody has elsewhere, and letting go of it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.noticed import noticed
from app.background.queue import enqueue
from app.core.acting import act_as
from app.core.database import sessions
from app.core.errors import Conflict, Invalid, Refused
from app.core.ids import uuid7
from app.core.keys import UserId
from app.core.sealing import seal, unseal
from app.core.secrets import hash_of, new_secret
from app.integrations.declared import INTEGRATIONS
from app.integrations.forgetting import purge
from app.integrations.models import (
    IntegrationAttempt,
    IntegrationConnection,
    IntegrationRevocation,
)
from app.integrations.oauth import (
    GrantOver,
    Tokens,
    consent_address,
    exchange,
    missing_scopes,
    new_verifier,
)
from app.integrations.provider import Integration
from app.integrations.tokens import keep, kept_token, refresh_token
from app.outbound.failures import Failed

LASTS = timedelta(minutes=10)
ATTEMPTS = IntegrationAttempt.__tablename__
REVOKING = "revoke_integration"


class Unavailable(Refused):
    """Whoever keeps the account does not answer."""

    code = "unavailable"
    status = 503
    message = "Try again in a moment."

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "10"})


async def begin(session: AsyncSession, owner_id: UserId, integration: Integration) -> str:
    """Where the caller is sent to say yes. They alone can come back with what it leads to, once and soon."""
    if not integration.keys.id:
        raise Conflict("This is not set up here.")
    state, verifier = new_secret(), new_verifier()
    hashed = hash_of(state)
    values = {
        "state": hashed,
        "owner_id": owner_id,
        "integration": integration.name,
        "verifier": seal(verifier, ATTEMPTS, "verifier", hashed.hex()),
        "ends_at": datetime.now(UTC) + LASTS,
    }
    await session.execute(insert(IntegrationAttempt).values(**values))
    return consent_address(integration, state, verifier)


async def complete(
    owner_id: UserId, integration: Integration, code: str, state: str
) -> IntegrationConnection:
    """The caller is back. What they came back with is used up, whatever becomes of it."""
    verifier = await _use_up(owner_id, integration, hash_of(state))
    try:
        tokens = await exchange(integration, code, verifier)
    except GrantOver as error:
        raise Invalid("This code does not hold. Connect again.") from error
    except Failed as error:
        raise Unavailable from error
    missing = missing_scopes(integration, tokens)
    async with sessions()() as session, session.begin():
        act_as(session, owner_id)
        connection = await find(session, owner_id, integration.name, alone=True)
        if not missing:
            return await _connect(session, owner_id, integration, tokens, connection)
        if connection is None:
            await _revoke_later(session, integration, tokens.access, tokens.refresh)
    details = [{"at": ["scopes"], "message": one} for one in missing]
    raise Invalid("Not all was allowed that is needed.", details=details)


async def _use_up(owner_id: UserId, integration: Integration, state: bytes) -> str:
    """What was begun by the same person for the same account, and not long ago."""
    async with sessions()() as session, session.begin():
        sealed = await session.scalar(
            delete(IntegrationAttempt)
            .where(
                IntegrationAttempt.state == state,
                IntegrationAttempt.owner_id == owner_id,
                IntegrationAttempt.integration == integration.name,
                IntegrationAttempt.ends_at > datetime.now(UTC),
            )
            .returning(IntegrationAttempt.verifier)
        )
    if sealed is None:
        raise Invalid("This was not begun here, or is over. Connect again.")
    verifier: str = unseal(sealed, ATTEMPTS, "verifier", state.hex())
    return verifier


async def _connect(
    session: AsyncSession,
    owner_id: UserId,
    integration: Integration,
    tokens: Tokens,
    connection: IntegrationConnection | None,
) -> IntegrationConnection:
    """Keeps it, or keeps it anew, and begins what waits for it."""
    if connection is None:
        connection = IntegrationConnection(
            id=uuid7(), owner_id=owner_id, integration=integration.name
        )
        session.add(connection)
    connection.scopes = list(tokens.scopes or integration.scopes)
    connection.connected_at = datetime.now(UTC)
    connection.reconnect_since = None
    keep(connection, tokens)
    await session.flush()
    for job in integration.jobs:
        await enqueue(session, job, {"connection": str(connection.id)})
    await noticed(session, "integration_connected", owner_id, integration=integration.name)
    return connection


async def find(
    session: AsyncSession, owner_id: UserId, name: str, *, alone: bool = False
) -> IntegrationConnection | None:
    """What somebody connected."""
    statement = select(IntegrationConnection).where(
        IntegrationConnection.owner_id == owner_id, IntegrationConnection.integration == name
    )
    found: IntegrationConnection | None = await session.scalar(
        statement.with_for_update() if alone else statement
    )
    return found


async def disconnect(session: AsyncSession, connection: IntegrationConnection) -> None:
    """Lets go of it: here at once, and at the provider as soon as that answers."""
    integration = INTEGRATIONS[connection.integration]()
    await _revoke_later(session, integration, kept_token(connection), refresh_token(connection))
    if integration.purges:
        await purge(session, connection.id)
    await session.delete(connection)
    await session.flush()
    details = {"integration": integration.name}
    await noticed(session, "integration_disconnected", connection.owner_id, **details)


async def _revoke_later(
    session: AsyncSession, integration: Integration, access: str | None, refresh: str | None
) -> None:
    provider = integration.provider
    token = access if provider.revokes_access else refresh or access
    if provider.revoke is None or token is None:
        return
    key: UUID = uuid7()
    sealed = seal(token, IntegrationRevocation.__tablename__, "token", key)
    values = {"id": key, "integration": integration.name, "token": sealed}
    await session.execute(insert(IntegrationRevocation).values(**values))
    await enqueue(session, REVOKING, {"revocation": str(key)}, key=str(key))


async def let_go_of_all(session: AsyncSession, owner_id: UserId) -> None:
    """Whoever leaves is connected to nothing any more."""
    await session.execute(
        delete(IntegrationAttempt).where(IntegrationAttempt.owner_id == owner_id)
    )
    found = await session.scalars(
        select(IntegrationConnection)
        .where(IntegrationConnection.owner_id == owner_id)
        .with_for_update()
    )
    for connection in found.all():
        await disconnect(session, connection)

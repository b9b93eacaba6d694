"""Accounts the caller has elsewhere."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, status
from pydantic import Field

from app.core.errors import NotFound
from app.core.limits import limited
from app.core.routes import StrictRoute
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.integrations.connecting import begin, complete, disconnect, find
from app.integrations.declared import INTEGRATIONS
from app.integrations.models import IntegrationConnection
from app.integrations.provider import Integration
from app.schemas.base import Schema
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/integrations", tags=["integrations"])

MOST_A_MINUTE = 20


class ConnectionRead(Schema):
    """How far somebody is with an account; its tokens are told to nobody."""

    integration: str
    status: Literal["disconnected", "connected", "reconnect"]
    scopes: list[str]
    connected_at: datetime | None


class Consent(Schema):
    """Where the caller says yes. They come back to a page of the client, with a code and a state."""

    url: str


class Return(Schema):
    """What stood in the address the caller came back to."""

    code: str = Field(min_length=1, max_length=2048)
    state: str = Field(min_length=1, max_length=512)


Name = Annotated[str, Path(max_length=63)]


def named(name: str) -> Integration:
    """The one of this name."""
    if name not in INTEGRATIONS:
        raise NotFound
    return INTEGRATIONS[name]()


@router.get("")
async def list_integrations(caller: SignedIn, session: Transaction) -> Answer[list[ConnectionRead]]:
    """All there are, and how far the caller is with each."""
    return Answer(data=[told(name, await find(session, caller.id, name)) for name in INTEGRATIONS])


@router.get("/{name}")
async def read_integration(
    name: Name, caller: SignedIn, session: Transaction
) -> Answer[ConnectionRead]:
    """How far the caller is with one of them."""
    integration = named(name)
    return Answer(data=told(integration.name, await find(session, caller.id, integration.name)))


@router.post("/{name}/connect")
async def connect(name: Name, caller: SignedIn, session: Transaction) -> Answer[Consent]:
    """Begins to connect an account of the caller."""
    await limited(f"connect:{caller.id}", MOST_A_MINUTE, 60)
    return Answer(data=Consent(url=await begin(session, caller.id, named(name))))


@router.post("/{name}/callback")
async def come_back(
    name: Name, body: Return, caller: SignedIn, session: Transaction
) -> Answer[ConnectionRead]:
    """Connects it, for whoever began it and nobody else."""
    integration, caller_id = named(name), caller.id
    await limited(f"connect:{caller_id}", MOST_A_MINUTE, 60)
    # The provider is waited for without a transaction, and what was used up stays so.
    await session.rollback()
    connection = await complete(caller_id, integration, body.code, body.state)
    return Answer(data=told(integration.name, connection))


@router.delete("/{name}", status_code=status.HTTP_204_NO_CONTENT)
async def let_go(name: Name, caller: SignedIn, session: Transaction) -> None:
    """Lets go of the account, here and where it is kept."""
    connection = await find(session, caller.id, named(name).name, alone=True)
    if connection is None:
        raise NotFound
    await disconnect(session, connection)


def told(name: str, connection: IntegrationConnection | None) -> ConnectionRead:
    """What is told of it."""
    if connection is None:
        return ConnectionRead(integration=name, status="disconnected", scopes=[], connected_at=None)
    return ConnectionRead(
        integration=name,
        status="connected" if connection.reconnect_since is None else "reconnect",
        scopes=connection.scopes,
        connected_at=connection.connected_at,
    )

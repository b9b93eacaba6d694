"""Keys of programs that act for somebody."""

from datetime import UTC, datetime
from uuid import UUID

from fastapi import APIRouter, status
from sqlalchemy import select, update

from app.core.routes import StrictRoute
from app.accounts.keys import ApiKey
from app.accounts.noticed import noticed
from app.accounts.key_schemas import ApiKeyCreate, ApiKeyCreated, ApiKeyRead
from app.core.errors import NotFound
from app.core.secrets import hash_of, new_secret
from app.dependencies.caller import SignedIn
from app.dependencies.database import Transaction
from app.schemas.page import Answer

router = APIRouter(route_class=StrictRoute, prefix="/api-keys", tags=["api keys"])

MOST_TOLD = 100


@router.get("")
async def list_keys(caller: SignedIn, session: Transaction) -> Answer[list[ApiKeyRead]]:
    """The keys of the caller; what opens is not among what is told."""
    found = await session.scalars(
        select(ApiKey)
        .where(ApiKey.user_id == caller.id)
        .order_by(ApiKey.created_at.desc())
        .limit(MOST_TOLD)
    )
    return Answer(data=[ApiKeyRead.model_validate(one, extra="ignore") for one in found])


@router.post("", status_code=status.HTTP_201_CREATED)
async def create_key(
    body: ApiKeyCreate, caller: SignedIn, session: Transaction
) -> Answer[ApiKeyCreated]:
    """A new key. It is told this once."""
    secret = new_secret()
    key = ApiKey(
        user_id=caller.id,
        name=body.name,
        scopes=sorted(set(body.scopes)),
        ends_at=body.ends_at,
        hash=hash_of(secret),
    )
    session.add(key)
    await session.flush()
    await session.refresh(key)
    await noticed(session, "key_created", caller.id, key=str(key.id))
    told = ApiKeyRead.model_validate(key)
    return Answer(data=ApiKeyCreated(**told.model_dump(), key=secret))


@router.delete("/{key_id}", status_code=status.HTTP_204_NO_CONTENT)
async def revoke_key(key_id: UUID, caller: SignedIn, session: Transaction) -> None:
    """Ends a key."""
    revoked = await session.scalar(
        update(ApiKey)
        .where(ApiKey.id == key_id, ApiKey.user_id == caller.id, ApiKey.revoked_at.is_(None))
        .values(revoked_at=datetime.now(UTC))
        .returning(ApiKey.id)
    )
    if revoked is None:
        raise NotFound

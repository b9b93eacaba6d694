"""People who call."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import Caller
from tests.factories import make_user
from tests.issuer import the_issuer

KEPT = text(
    'INSERT INTO auth."user" ("id", "email", "name", "emailVerified", "role", "createdAt", "updatedAt")'
    " VALUES (:id, :email, :name, true, :role, :created, :updated)"
)
STAYS = text(
    'INSERT INTO auth."session" ("id", "userId", "token", "expiresAt", "updatedAt")'
    " VALUES (:id, :user, :id, :ends, :now)"
)


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in."""

    caller: Caller
    headers: dict[str, str]


async def somebody(session: AsyncSession, **given: Any) -> Person:
    """Somebody whom both know, with a session and a token."""
    user = await make_user(session, **given)
    await known(session, user.id, user)
    session_id = await stay(session, user.id)
    return Person(Caller(user, session_id), headers_for(user.id, session_id))


async def known(session: AsyncSession, user_id: str, like: object) -> None:
    """Somebody whom Better Auth knows."""
    now = datetime.now(UTC)
    role = getattr(like, "role", None)
    row = {
        "id": user_id,
        "email": getattr(like, "email", f"{user_id}@example.com"),
        "name": getattr(like, "name", "Somebody"),
        "role": None if role is None else str(role),
        "created": zoned(getattr(like, "created_at", now)),
        "updated": zoned(getattr(like, "updated_at", now)),
    }
    await session.execute(KEPT, row)
    await session.commit()


def zoned(moment: datetime) -> datetime:
    """As Better Auth keeps it."""
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


async def stay(session: AsyncSession, user_id: str) -> str:
    """A session of somebody."""
    now = datetime.now(UTC)
    session_id = f"session-{user_id}"
    row = {"id": session_id, "user": user_id, "ends": now + timedelta(days=1), "now": now}
    await session.execute(STAYS, row)
    await session.commit()
    return session_id


def headers_for(user_id: str, session_id: str) -> dict[str, str]:
    """How somebody shows who they are."""
    token = the_issuer().signed(the_issuer().claims(user_id, session_id))
    return {"Authorization": f"Bearer {token}"}


async def shut_out(session: AsyncSession, person: Person) -> None:
    """Lets somebody in no more."""
    statement = text('UPDATE auth."user" SET "banned" = true WHERE "id" = :id')
    await session.execute(statement, {"id": person.caller.id})
    await session.commit()

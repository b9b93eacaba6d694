"""People who call."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.credential import Credential
from app.accounts.models import SignIn
from app.accounts.passwords import hash_password
from app.accounts.tokens import access_token
from app.core.caller import Caller
from app.core.secrets import hash_of, new_secret
from tests.factories import make_user

PASSWORD = "correct horse battery staple"


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in."""

    caller: Caller
    headers: dict[str, str]


async def somebody(session: AsyncSession, **given: Any) -> Person:
    """Somebody new, with an account and a token."""
    user = await make_user(session, **given)
    kept = await hash_password(PASSWORD)
    session.add(Credential(user_id=user.id, password_hash=kept, verified_at=datetime.now(UTC)))
    entry = SignIn(
        user_id=user.id,
        refresh_hash=hash_of(new_secret()),
        ends_at=datetime.now(UTC) + timedelta(days=1),
    )
    session.add(entry)
    await session.commit()
    token = access_token(user.id, entry.id)
    return Person(Caller(user, entry.id), {"Authorization": f"Bearer {token}"})


async def shut_out(session: AsyncSession, person: Person) -> None:
    """Lets somebody in no more."""
    credential = await session.get_one(Credential, person.caller.id)
    credential.disabled_at = datetime.now(UTC)
    await session.commit()

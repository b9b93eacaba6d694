"""New accounts."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.credential import credential_of
from app.core.settings import get_settings
from app.core.people import user_email, user_key
from app.models.user import User
from app.schemas.account_registration import Registration


async def register(session: AsyncSession, body: Registration) -> User | None:
    """A new account; nothing where there is one, which nobody is told who asks from outside."""
    credential = await credential_of(body)
    if await _is_taken(session, body.email):
        return None
    user = User(**body.model_dump(exclude={"password"}))
    credential.verified_at = None if get_settings().verify_addresses else datetime.now(UTC)
    try:
        async with session.begin_nested():
            session.add(user)
            await session.flush()
            credential.user_id = user.id
            session.add(credential)
    except IntegrityError:
        if await _is_taken(session, body.email):
            return None
        raise
    return user


async def _is_taken(session: AsyncSession, email: str) -> bool:
    return await session.scalar(select(user_key).where(user_email == email)) is not None

"""Being let in, staying in, and what links in mails open."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.began import began
from app.accounts.issued import Issued
from app.accounts.models import OneTimeToken, SignIn
from app.accounts.tokens import access_token
from app.accounts.whence import Whence
from app.core.database import sessions
from app.core.errors import NotSignedIn, Refused
from app.core.ids import uuid7
from app.core.keys import UserId
from app.core.secrets import hash_of, new_secret
from app.core.settings import get_settings
from app.models.user import User

OVER = "This link has been used, or is too old."


class LinkOver(Refused):
    """A mail that was used already, or came too long ago."""

    code = "link_over"
    status = 400
    message = OVER


async def begin(session: AsyncSession, user_id: UserId, whence: Whence) -> Issued:
    """Somebody is in."""
    sign_in_id = uuid7()
    refresh = new_refresh(sign_in_id)
    entry = SignIn(
        id=sign_in_id,
        user_id=user_id,
        refresh_hash=hash_of(refresh),
        ends_at=datetime.now(UTC) + get_settings().refresh_lasts,
    )
    session.add(entry)
    await session.flush()
    await began(session, entry, whence)
    return Issued(access_token(user_id, sign_in_id), refresh)


async def renew(session: AsyncSession, refresh: str) -> Issued:
    """A new pair for an old one. One that was used already ends all that came from it."""
    sign_in_id = sign_in_of(refresh)
    following = new_refresh(sign_in_id)
    user_id = await session.scalar(
        update(SignIn)
        .where(
            SignIn.id == sign_in_id,
            SignIn.refresh_hash == hash_of(refresh),
            SignIn.revoked_at.is_(None),
            SignIn.ends_at > datetime.now(UTC),
        )
        .values(refresh_hash=hash_of(following), used_at=datetime.now(UTC))
        .returning(SignIn.user_id)
    )
    if user_id is None:
        # Whoever waited for somebody else holds the row now, and this has to outlast the refusal.
        await session.rollback()
        async with sessions()() as apart, apart.begin():
            await revoke(apart, sign_in_id)
        raise NotSignedIn
    return Issued(access_token(user_id, sign_in_id), following)


def new_refresh(sign_in_id: UUID) -> str:
    """What renews a stay once; it says which."""
    return f"{sign_in_id}.{new_secret()}"


def sign_in_of(refresh: str) -> UUID:
    """The stay a refresh token is of."""
    try:
        return UUID(refresh.partition(".")[0])
    except ValueError as error:
        raise NotSignedIn from error


async def revoke(session: AsyncSession, sign_in_id: UUID) -> None:
    """Ends one stay."""
    await session.execute(
        update(SignIn)
        .where(SignIn.id == sign_in_id, SignIn.revoked_at.is_(None))
        .values(revoked_at=datetime.now(UTC))
    )


async def revoke_all(session: AsyncSession, user_id: UserId) -> None:
    """Ends every stay of somebody."""
    await session.execute(
        update(SignIn)
        .where(SignIn.user_id == user_id, SignIn.revoked_at.is_(None))
        .values(revoked_at=datetime.now(UTC))
    )


async def end_links(session: AsyncSession, user_id: UserId, purpose: str | None = None) -> None:
    """Links in mails that are under way lead nowhere any more."""
    statement = update(OneTimeToken).where(
        OneTimeToken.user_id == user_id, OneTimeToken.used_at.is_(None)
    )
    if purpose is not None:
        statement = statement.where(OneTimeToken.purpose == purpose)
    await session.execute(statement.values(used_at=datetime.now(UTC)))


async def new_link(
    session: AsyncSession, user: User, purpose: str, lasts: timedelta
) -> str:
    """The secret of a mail; those sent before it are over."""
    await end_links(session, user.id, purpose)
    secret = new_secret()
    session.add(
        OneTimeToken(
            hash=hash_of(secret),
            user_id=user.id,
            purpose=purpose,
            email=user.email,
            ends_at=datetime.now(UTC) + lasts,
        )
    )
    await session.flush()
    return secret


async def use_link(session: AsyncSession, secret: str, purpose: str) -> UserId:
    """Whose mail it was; once, in time, and only while the address is still theirs."""
    now = datetime.now(UTC)
    used = await session.execute(
        update(OneTimeToken)
        .where(
            OneTimeToken.hash == hash_of(secret),
            OneTimeToken.purpose == purpose,
            OneTimeToken.used_at.is_(None),
            OneTimeToken.ends_at > now,
        )
        .values(used_at=now)
        .returning(OneTimeToken.user_id, OneTimeToken.email)
    )
    row = used.one_or_none()
    user = await session.get(User, row.user_id) if row else None
    if row is None or user is None or user.email != row.email:
        raise LinkOver
    return user.id

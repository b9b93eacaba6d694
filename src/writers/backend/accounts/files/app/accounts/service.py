"""Signing in, staying in, and getting in again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.models import Credential, OneTimeToken, SignIn
from app.accounts.noticed import noticed
from app.accounts.passwords import hash_password, is_password, needs_rehash
from app.accounts.throttle import count_failure, forget_failures, refuse_guessing
from app.accounts.tokens import DEVICE, access_token, device_token, read_token
from app.core.database import sessions
from app.core.errors import Invalid, NotSignedIn, Refused
from app.core.ids import uuid7
from app.core.keys import UserId
from app.core.secrets import hash_of, new_secret
from app.core.settings import get_settings
from app.core.people import user_email, user_key
from app.models.user import User

WRONG = "The address or the password is wrong."
OVER = "This link has been used, or is too old."


class LinkOver(Refused):
    """A mail that was used already, or came too long ago."""

    code = "link_over"
    status = 400
    message = OVER


@dataclass(frozen=True, slots=True)
class Issued:
    """What somebody who signed in is given."""

    access: str
    refresh: str
    device: str | None = None


async def sign_in(
    session: AsyncSession, email: str, password: str, address: str, device: str | None
) -> Issued:
    """Lets somebody in who knows the password."""
    found = await session.execute(
        select(User, Credential)
        .join(Credential, Credential.user_id == user_key)
        .where(user_email == email)
    )
    user, credential = found.one_or_none() or (None, None)
    known = read_token(device, DEVICE) if device else None
    is_known = known is not None and user is not None and known.user_id == user.id
    await refuse_guessing(session, email, address, known_device=is_known)
    right = await is_password(password, credential.password_hash if credential else None)
    if user is None or credential is None or not right or not may_enter(credential):
        # What is refused is taken back, and this has to stay.
        async with sessions()() as apart, apart.begin():
            await count_failure(apart, email, address)
            await noticed(apart, "sign_in_refused", user.id if user else None)
        raise NotSignedIn(WRONG)
    await forget_failures(session, email, address)
    if needs_rehash(credential.password_hash):
        credential.password_hash = await hash_password(password)
    await noticed(session, "signed_in", user.id)
    return await begin(session, user.id)


def may_enter(credential: Credential) -> bool:
    """Whoever was shut out, or has not shown that the address is theirs, stays outside."""
    verified = credential.verified_at is not None or not get_settings().verify_addresses
    return credential.disabled_at is None and verified


async def begin(session: AsyncSession, user_id: UserId) -> Issued:
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
    return Issued(access_token(user_id, sign_in_id), refresh, device_token(user_id))


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


async def change_password(
    session: AsyncSession, user_id: UserId, current: str, new: str
) -> None:
    """Whoever knows the old one may choose a new one; everybody else is out."""
    credential = await session.get(Credential, user_id)
    if credential is None or not await is_password(current, credential.password_hash):
        raise Invalid("The current password is wrong.")
    await set_password(session, user_id, new)


async def set_password(session: AsyncSession, user_id: UserId, password: str) -> None:
    """A new password ends every stay and every link."""
    kept = await hash_password(password)
    credential = await session.get(Credential, user_id)
    if credential is None:
        session.add(Credential(user_id=user_id, password_hash=kept))
    else:
        credential.password_hash = kept
        credential.changed_at = datetime.now(UTC)
    await revoke_all(session, user_id)
    await end_links(session, user_id)


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

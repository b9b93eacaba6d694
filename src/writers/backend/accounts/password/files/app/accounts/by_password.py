"""Signing in with a password, and choosing another."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.devices import DEVICE, device_token
from app.accounts.issued import Issued
from app.accounts.credential import Credential
from app.accounts.noticed import noticed
from app.accounts.passwords import hash_password, is_password, needs_rehash
from app.accounts.service import begin, end_links, revoke_all
from app.accounts.throttle import count_failure, forget_failures, refuse_guessing
from app.accounts.tokens import read_token
from app.accounts.whence import Whence
from app.core.database import sessions
from app.core.errors import Invalid, NotSignedIn
from app.core.keys import UserId
from app.core.people import user_email, user_key
from app.core.settings import get_settings
from app.models.user import User

WRONG = "The address or the password is wrong."


async def sign_in(
    session: AsyncSession, email: str, password: str, whence: Whence, device: str | None
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
    await refuse_guessing(session, email, whence.address, known_device=is_known)
    right = await is_password(password, credential.password_hash if credential else None)
    if user is None or credential is None or not right or not may_enter(credential):
        # What is refused is taken back, and this has to stay.
        async with sessions()() as apart, apart.begin():
            await count_failure(apart, email, whence.address)
            await noticed(apart, "sign_in_refused", user.id if user else None)
        raise NotSignedIn(WRONG)
    await forget_failures(session, email, whence.address)
    if needs_rehash(credential.password_hash):
        credential.password_hash = await hash_password(password)
    await noticed(session, "signed_in", user.id)
    issued = await begin(session, user.id, whence)
    return replace(issued, device=device_token(user.id))


def may_enter(credential: Credential) -> bool:
    """Whoever was shut out, or has not shown that the address is theirs, stays outside."""
    verified = credential.verified_at is not None or not get_settings().verify_addresses
    return credential.disabled_at is None and verified


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

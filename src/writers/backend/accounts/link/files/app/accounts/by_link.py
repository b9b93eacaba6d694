"""Signing in by a link in a mail."""

from datetime import UTC, datetime

from fastapi import BackgroundTasks
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.asked import MAIL_WINDOW, MOST_FOR_MAIL
from app.accounts.issued import Issued
from app.accounts.credential import Credential
from app.accounts.noticed import noticed
from app.accounts.service import LinkOver, begin, new_link, use_link
from app.accounts.whence import Whence
from app.core.limits import limited
from app.core.people import user_email, user_key
from app.core.secrets import hash_of
from app.core.settings import get_settings
from app.mails.sender import send_mail
from app.models.user import User

SIGN_IN = "sign_in"


async def count_mail(email: str) -> None:
    """One more mail to an address, whatever asked for it and whoever has it."""
    await limited(f"link:{hash_of(email).hex()}", MOST_FOR_MAIL, MAIL_WINDOW)


async def send_link(session: AsyncSession, email: str, mails: BackgroundTasks) -> None:
    """A mail to whoever has an account that is open; to nobody else."""
    user = await session.scalar(
        select(User)
        .join(Credential, Credential.user_id == user_key)
        .where(user_email == email, Credential.disabled_at.is_(None))
    )
    if user is not None:
        await mail_link(session, user, mails)


async def mail_link(session: AsyncSession, user: User, mails: BackgroundTasks) -> None:
    """Those sent before it are over."""
    settings = get_settings()
    token = await new_link(session, user, SIGN_IN, settings.link_lasts)
    link = f"{settings.public_address}/login?token={token}"
    mails.add_task(send_mail, user.email, "Your link to sign in", f"It works once: {link}")


async def follow_link(session: AsyncSession, token: str, whence: Whence) -> Issued:
    """Lets in whoever got the mail; it shows that the address is theirs, too."""
    user_id = await use_link(session, token, SIGN_IN)
    credential = await session.get(Credential, user_id)
    if credential is None or credential.disabled_at is not None:
        raise LinkOver
    if credential.verified_at is None:
        credential.verified_at = datetime.now(UTC)
    await noticed(session, "signed_in", user_id)
    return await begin(session, user_id, whence)

"""Whoever is asked to join: only a hash of what their mail says is kept, and nothing once it was used."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from fastapi import BackgroundTasks
from sqlalchemy import ForeignKey, LargeBinary, String, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.credential import credential_of
from app.accounts.newcomer import newcomer
from app.accounts.noticed import noticed
from app.accounts.service import LinkOver
from app.core.caller import Caller
from app.core.ids import uuid7
from app.core.keys import USER_KEY, UserId
from app.core.people import user_email, user_key
from app.core.secrets import hash_of, new_secret
from app.core.settings import get_settings
from app.core.tables import Kept
from app.mails.sender import send_mail
from app.models.user import User
from app.schemas.invitation import Joining

LASTS = timedelta(days=7)


class Invitation(Kept):
    """An address that was asked to join, and by whom."""

    __tablename__ = "invitations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    email: Mapped[str] = mapped_column(String(320), index=True)
    invited_by: Mapped[UserId] = mapped_column(ForeignKey(USER_KEY, ondelete="CASCADE"), index=True)
    ends_at: Mapped[datetime]


async def invite(session: AsyncSession, caller: Caller, email: str, mails: BackgroundTasks) -> None:
    """Sends a link; those sent before it are over. Whoever is here already is told so, and nobody else is."""
    address = get_settings().public_address
    await session.execute(
        delete(Invitation).where(
            (Invitation.email == email) & (Invitation.invited_by == caller.id)
            | (Invitation.ends_at < datetime.now(UTC))
        )
    )
    await noticed(session, "invited", caller.id)
    if await session.scalar(select(user_key).where(user_email == email)) is not None:
        text = f"Somebody invited you. You have an account already: {address}"
        mails.add_task(send_mail, email, "You have an account already", text)
        return
    secret = new_secret()
    session.add(
        Invitation(
            hash=hash_of(secret),
            email=email,
            invited_by=caller.id,
            ends_at=datetime.now(UTC) + LASTS,
        )
    )
    await session.flush()
    link = f"{address}/join?token={secret}"
    mails.add_task(send_mail, email, "You are invited", f"Join here: {link}")


async def join(session: AsyncSession, body: Joining) -> User:
    """A new account for whoever holds the mail; once, in time, and while whoever invited them is here."""
    credential = await credential_of(body)
    credential.verified_at = datetime.now(UTC)
    used = await session.execute(
        delete(Invitation)
        .where(Invitation.hash == hash_of(body.token), Invitation.ends_at > datetime.now(UTC))
        .returning(Invitation.email, Invitation.invited_by)
    )
    row = used.one_or_none()
    inviter = await session.get(User, row.invited_by) if row else None
    if row is None or inviter is None:
        raise LinkOver
    user = newcomer(body, row.email, inviter)
    try:
        async with session.begin_nested():
            session.add(user)
            await session.flush()
            credential.user_id = user.id
            session.add(credential)
    except IntegrityError as error:
        # They came in by another door meanwhile.
        raise LinkOver from error
    await noticed(session, "joined", user.id)
    return user

"""What whoever signed up is told."""

from datetime import timedelta

from fastapi import BackgroundTasks
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.service import new_link
from app.core.settings import get_settings
from app.mails.sender import send_mail
from app.models.user import User

VERIFY = "verify"
LASTS = timedelta(days=2)


async def welcome(
    session: AsyncSession, user: User | None, email: str, mails: BackgroundTasks
) -> None:
    """A link that shows the address is theirs; to whoever is here already, that somebody tried."""
    address = get_settings().public_address
    if user is None:
        text = f"Somebody signed up with your address. You have an account already: {address}"
        mails.add_task(send_mail, email, "You have an account already", text)
        return
    token = await new_link(session, user, VERIFY, LASTS)
    text = f"Show that this address is yours: {address}/verify?token={token}"
    mails.add_task(send_mail, email, "Is this your address?", text)

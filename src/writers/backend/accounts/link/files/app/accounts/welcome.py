"""What whoever signed up is told."""

from fastapi import BackgroundTasks
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.by_link import count_mail, mail_link, send_link
from app.models.user import User


async def welcome(
    session: AsyncSession, user: User | None, email: str, mails: BackgroundTasks
) -> None:
    """A link that signs them in, new or not: it goes to the address, and tells nobody else."""
    await count_mail(email)
    if user is None:
        await send_link(session, email, mails)
    else:
        await mail_link(session, user, mails)

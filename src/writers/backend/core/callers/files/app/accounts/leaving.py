"""Whoever does not want to be here any more."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.erasure import erase
from app.models.user import User


async def leave(session: AsyncSession, user: User) -> None:
    """They are gone at once."""
    await erase(session, user)

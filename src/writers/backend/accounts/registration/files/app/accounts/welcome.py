"""What whoever signed up is told."""

from fastapi import BackgroundTasks
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User


async def welcome(
    session: AsyncSession, user: User | None, email: str, mails: BackgroundTasks
) -> None:
    """Nothing: an account can be used at once."""

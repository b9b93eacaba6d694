"""What ends as soon as somebody leaves, although they may still come back."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.keys import UserId


async def part(session: AsyncSession, user_id: UserId) -> None:
    """Nothing but what they could do here."""

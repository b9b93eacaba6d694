"""What ends as soon as somebody leaves, although they may still come back."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.keys import UserId
from app.integrations.connecting import let_go_of_all


async def part(session: AsyncSession, user_id: UserId) -> None:
    """Accounts they have elsewhere are looked into no more."""
    await let_go_of_all(session, user_id)

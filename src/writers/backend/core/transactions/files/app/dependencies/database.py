"""The transaction of a request."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import sessions


async def transaction() -> AsyncIterator[AsyncSession]:
    """Everything a request does to the database holds, or nothing does."""
    async with sessions()() as session, session.begin():
        yield session


Transaction = Annotated[AsyncSession, Depends(transaction, scope="function")]

"""The session of a request."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import readers, sessions

READS = {"GET", "HEAD"}


async def transaction(request: Request) -> AsyncIterator[AsyncSession]:
    """All a request does to the database holds, or nothing; what only reads needs no transaction."""
    if request.method in READS:
        async with readers()() as session:
            yield session
    else:
        async with sessions()() as session, session.begin():
            yield session


Transaction = Annotated[AsyncSession, Depends(transaction, scope="function")]

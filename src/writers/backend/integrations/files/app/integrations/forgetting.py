"""What came of an account goes, row by row, so that whoever listens is told of each."""

from typing import Any
from uuid import UUID

from sqlalchemy import String, cast, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.integrations.created import CREATED, Created
from app.integrations.models import IntegrationImport, IntegrationProgress

AT_ONCE = 200


async def purge(session: AsyncSession, connection_id: UUID) -> None:
    """All that came of it, and what was remembered of that."""
    for created in CREATED:
        last: Any = None
        while (last := await _delete_some(session, created, connection_id, last)) is not None:
            continue
    for kept in (IntegrationImport, IntegrationProgress):
        await session.execute(delete(kept).where(kept.connection_id == connection_id))


async def _delete_some(
    session: AsyncSession, created: Created, connection_id: UUID, last: Any
) -> Any:
    """The next of them; where they ended, or nothing when there are no more."""
    rows = select(IntegrationImport.row).where(
        IntegrationImport.connection_id == connection_id,
        IntegrationImport.job == created.job,
        IntegrationImport.row.is_not(None),
    )
    statement = select(created.model).where(cast(created.key, String).in_(rows))
    if last is not None:
        statement = statement.where(created.key > last)
    found = (await session.scalars(statement.order_by(created.key).limit(AT_ONCE))).all()
    for row in found:
        last = row.id
        await _delete_one(session, row)
    return last if len(found) == AT_ONCE else None


async def _delete_one(session: AsyncSession, row: Any) -> None:
    """What something else needs stays as long as that does."""
    try:
        async with session.begin_nested():
            await session.delete(row)
    except IntegrityError:
        return

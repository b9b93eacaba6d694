"""Files that nothing has: `python -m app.storage.cleanup` removes them."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.database import close_database, sessions
from app.storage.chosen import store
from app.storage.models import StoredFile
from app.storage.store import key_of
from app.storage.uses import in_use

WAITS = timedelta(days=1)
AT_ONCE = 500


async def remove_orphans(session: AsyncSession, waits: timedelta = WAITS) -> int:
    """Removes files that no row has any more, or that were sent and never used; so many at once."""
    found = await session.scalars(
        select(StoredFile.id)
        .where(StoredFile.created_at <= datetime.now(UTC) - waits, not_(in_use()))
        .order_by(StoredFile.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    gone = found.all()
    for file_id in gone:
        # What is gone from the store and still has a row is tried again next time.
        await store().remove(key_of(file_id))
    await session.execute(delete(StoredFile).where(StoredFile.id.in_(gone)))
    return len(gone)


async def main() -> None:
    """Until none is left."""
    removed = AT_ONCE
    while removed == AT_ONCE:
        async with sessions()() as session, session.begin():
            removed = await remove_orphans(session)
    await close_database()


if __name__ == "__main__":
    asyncio.run(main())

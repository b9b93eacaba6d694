"""What is older than it may be kept is deleted, row by row, so that whoever listens is told of each."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.retention.rules import RULES, Rule

AT_ONCE = 200


async def apply_retention(job: Job) -> None:
    """Some rows after the other, each of them in a short transaction."""
    for rule in RULES:
        before = datetime.now(UTC) - rule.kept
        last: Any = None
        while True:
            async with job.session() as session:
                last = await delete_some(session, rule, before, last)
            if last is None:
                break


async def delete_some(session: AsyncSession, rule: Rule, before: datetime, last: Any) -> Any:
    """The next old ones; where they ended, or nothing when there are no more."""
    statement = select(rule.model).where(rule.made < before)
    if last is not None:
        statement = statement.where(rule.key > last)
    found = await session.scalars(
        statement.order_by(rule.key).limit(AT_ONCE).with_for_update(skip_locked=True)
    )
    rows = found.all()
    for row in rows:
        last = row.id
        await delete_one(session, row)
    return last if len(rows) == AT_ONCE else None


async def delete_one(session: AsyncSession, row: Any) -> None:
    """What something else needs stays as long as that does."""
    try:
        async with session.begin_nested():
            await session.delete(row)
    except IntegrityError:
        return

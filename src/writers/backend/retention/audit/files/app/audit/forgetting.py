"""Entries that are too old to be kept go, and each chain remembers where it begins then."""

from datetime import UTC, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.audit.chain import chains, lock_of
from app.audit.models import AuditAnchor, AuditEntry
from app.audit.kept import KEPT
from app.background.job import Job


async def forget_audit(job: Job) -> None:
    """Chain after chain, each in a transaction of its own."""
    before = datetime.now(UTC) - KEPT
    async with job.session() as session:
        names = await chains(session)
    for name in names:
        async with job.session() as session:
            await forget_chain(session, name, before)


async def forget_chain(session: AsyncSession, chain: str, before: datetime) -> None:
    """What comes before the first entry that is kept."""
    await session.execute(select(lock_of(chain)))
    found = await session.execute(
        select(AuditEntry.position, AuditEntry.hash)
        .where(AuditEntry.chain == chain, AuditEntry.at < before)
        .order_by(AuditEntry.position.desc())
        .limit(1)
    )
    last = found.one_or_none()
    if last is None:
        return
    anchor = {"position": last.position, "hash": last.hash}
    await session.execute(
        insert(AuditAnchor)
        .values(chain=chain, **anchor)
        .on_conflict_do_update(index_elements=[AuditAnchor.chain], set_=anchor)
    )
    await session.execute(select(func.set_config("audit.retention", "on", True)))
    await session.execute(
        delete(AuditEntry).where(
            AuditEntry.chain == chain, AuditEntry.position <= last.position
        )
    )
    await session.execute(select(func.set_config("audit.retention", "off", True)))

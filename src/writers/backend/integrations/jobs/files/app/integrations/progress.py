"""Until when a job has seen all there was in an account."""

from datetime import datetime

from app.background.job import Job
from app.integrations.each import Link
from app.integrations.models import IntegrationProgress


async def seen_until(job: Job, link: Link) -> datetime | None:
    """Nothing, where it never came to an end."""
    async with job.session() as session:
        found = await session.get(IntegrationProgress, (link.id, job.name))
    return None if found is None else found.until


async def note_seen(job: Job, link: Link, until: datetime) -> None:
    """All before that was seen."""
    async with job.session() as session:
        row = IntegrationProgress(connection_id=link.id, job=job.name, until=until)
        await session.merge(row)

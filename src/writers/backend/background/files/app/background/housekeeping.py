"""What was done long ago is forgotten."""

from datetime import timedelta

from app.background.job import Job
from app.background.queue import forget

KEPT = timedelta(days=14)


async def forget_finished(job: Job) -> None:
    """A key that was used lately is remembered with its job; later it may be used again."""
    async with job.session() as session:
        await forget(session, KEPT)

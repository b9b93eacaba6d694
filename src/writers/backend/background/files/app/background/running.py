"""Runs one try of a piece of work."""

import asyncio
import logging

from app.background.job import GiveUp, Job, Plan
from app.background.queue import Waiting, begin, finish, give_up, hand_back, put_off
from app.background.registry import PLANS

logger = logging.getLogger(__name__)

MARGIN = 30.0
NO_END = "it began as often as it may, and never came to an end"


def lease_of(name: str) -> float:
    """How long nobody else may begin it."""
    return PLANS[name].seconds + MARGIN


async def run_once(waiting: Waiting) -> float | None:
    """Tries it once; after how many seconds it is to be tried again, if it is."""
    plan = PLANS[waiting.name]
    job = await begin(waiting, lease_of(waiting.name))
    if job is None:
        return None
    if job.attempt > plan.retries + 1:
        await give_up(job, RuntimeError(NO_END))
        return None
    try:
        async with asyncio.timeout(plan.seconds):
            await plan.run(job)
    except asyncio.CancelledError:
        await asyncio.shield(hand_back(job))
        raise
    except Exception as error:  # whatever it is, it is kept, and the next one runs
        return await failed(job, plan, error)
    await finish(job)
    return None


async def failed(job: Job, plan: Plan, error: Exception) -> float | None:
    """Puts it off, or gives it up."""
    pause = None if isinstance(error, GiveUp) else plan.pause(job.attempt)
    told = {"job": job.name, "id": str(job.id), "attempt": job.attempt}
    if pause is None:
        logger.error("a job was given up", extra=told, exc_info=error)
        await give_up(job, error)
        return None
    logger.warning("a job failed, and is tried again", extra=told, exc_info=error)
    await put_off(job, error, pause)
    return pause

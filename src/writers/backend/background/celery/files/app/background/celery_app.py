"""Celery runs what is due. What that is, and what became of it, stands in the database alone.

A job that failed waits in the database and is sent again when it is time: Redis would give out a message twice that
waits in it for long.
"""

import asyncio
from collections.abc import Coroutine
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from celery import Celery  # type: ignore[import-untyped]

from app.background.job import Plan
from app.background.queue import Waiting
from app.background.registry import PLANS
from app.background.running import run_once
from app.background.schedules import start
from app.core.database import sessions
from app.core.logs import configure_logs
from app.core.settings import get_settings

Result = TypeVar("Result")

TICK = "background.start"
TO_STOP = 10
TO_BE_KILLED = 20
LONGEST = max((plan.seconds for plan in PLANS.values()), default=0) + TO_BE_KILLED

configure_logs(get_settings().log_level)
app: Any = Celery("app", broker=get_settings().jobs_broker)
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": int(LONGEST) + 60},
    timezone="UTC",
    beat_schedule={
        name: {"task": TICK, "schedule": plan.every, "args": [name]}
        for name, plan in PLANS.items()
        if plan.every is not None
    },
)


@lru_cache
def runner() -> asyncio.Runner:
    """One loop for each process, so that connections can be kept."""
    return asyncio.Runner()


def in_loop(work: Coroutine[Any, Any, Result]) -> Result:
    """Runs it to its end."""
    return runner().run(work)


def task_of(name: str) -> str:
    """What Celery calls a job."""
    return f"jobs.{name}"


def _add(name: str, plan: Plan) -> None:
    def run(job_id: str, attempts: int) -> None:
        in_loop(run_once(Waiting(UUID(job_id), name, attempts)))

    limits = {"soft_time_limit": plan.seconds + TO_STOP, "time_limit": plan.seconds + TO_BE_KILLED}
    app.task(name=task_of(name), **limits)(run)


def _start(name: str) -> None:
    in_loop(tick(name))


async def tick(name: str) -> int:
    """Asks for what comes by itself; a clock may be a little early."""
    every = PLANS[name].every or 0
    async with sessions()() as session, session.begin():
        return await start(session, name, every, early=min(every / 10, 5))


for _name, _plan in PLANS.items():
    _add(_name, _plan)
app.task(name=TICK)(_start)

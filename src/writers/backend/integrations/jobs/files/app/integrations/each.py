"""A job that works for accounts people connected: once for each of them, each on its own."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.background.models import BackgroundJob
from app.core.errors import UNIQUE_VIOLATION, sql_state
from app.core.ids import uuid7
from app.core.keys import UserId
from app.integrations.created import CREATED
from app.integrations.models import IntegrationConnection, IntegrationImport
from app.integrations.tokens import Reconnect

AT_ONCE = 500
CONNECTION = "connection"


@dataclass(frozen=True, slots=True)
class Link:
    """An account somebody connected, as a job works for it."""

    id: UUID
    owner_id: UserId
    integration: str


async def for_each(job: Job, integration: str, work: Callable[[Job, Link], Awaitable[None]]) -> None:
    """Asks for a job for each account, and does the one that was asked for."""
    given = job.arguments.get(CONNECTION)
    if given is None:
        await _spread(job, integration)
        return
    link = await _link_of(job, UUID(given))
    if link is None:
        return
    try:
        await work(job, link)
    except Reconnect:
        return


async def _spread(job: Job, integration: str) -> None:
    """Where the last one of an account is not over, no other is begun."""
    last: UUID | None = None
    while True:
        async with job.session() as session:
            found = await _some(session, job, integration, last)
            if found:
                await session.execute(
                    insert(BackgroundJob).on_conflict_do_nothing(),
                    [_asked(job, one) for one in found],
                )
        if len(found) < AT_ONCE:
            return
        last = found[-1]


async def _some(
    session: AsyncSession, job: Job, integration: str, last: UUID | None
) -> list[UUID]:
    """The next accounts there is something to do for."""
    waiting = exists().where(
        BackgroundJob.name == job.name,
        BackgroundJob.arguments[CONNECTION].astext == cast(IntegrationConnection.id, String),
        BackgroundJob.finished_at.is_(None),
        BackgroundJob.dead_at.is_(None),
    )
    statement = select(IntegrationConnection.id).where(
        IntegrationConnection.integration == integration,
        IntegrationConnection.reconnect_since.is_(None),
        ~waiting,
    )
    if "by" in job.arguments:
        owner = cast(IntegrationConnection.owner_id, String)
        statement = statement.where(owner == job.arguments["by"])
    if last is not None:
        statement = statement.where(IntegrationConnection.id > last)
    found = await session.scalars(statement.order_by(IntegrationConnection.id).limit(AT_ONCE))
    return list(found)


def _asked(job: Job, connection_id: UUID) -> dict[str, Any]:
    arguments = {**job.arguments, CONNECTION: str(connection_id)}
    key = f"{job.id}:{connection_id}"
    return {"id": uuid7(), "name": job.name, "key": key, "arguments": arguments}


async def _link_of(job: Job, connection_id: UUID) -> Link | None:
    """The account; nothing where it is gone, or has to be connected anew."""
    async with job.session() as session:
        one = await session.get(IntegrationConnection, connection_id)
    if one is None or one.reconnect_since is not None:
        return None
    return Link(one.id, one.owner_id, one.integration)


async def unseen(job: Job, link: Link, keys: list[str]) -> list[str]:
    """Those of them that were not taken before."""
    async with job.session() as session:
        found = await session.scalars(
            select(IntegrationImport.key).where(
                IntegrationImport.connection_id == link.id,
                IntegrationImport.job == job.name,
                IntegrationImport.key.in_(keys),
            )
        )
    seen = set(found)
    return [one for one in keys if one not in seen]


async def take(
    job: Job, link: Link, key: str, add: Callable[[AsyncSession], Awaitable[Any | None]]
) -> bool:
    """Takes something that was seen, once; whether it became a row. What is gone by now is not added to."""
    async with job.session() as session:
        open_ = await session.scalar(
            select(IntegrationConnection.reconnect_since.is_(None))
            .where(IntegrationConnection.id == link.id)
            .with_for_update(read=True)
        )
        if not open_:
            raise Reconnect
        taken = insert(IntegrationImport).values(connection_id=link.id, job=job.name, key=key)
        mine = await session.scalar(
            taken.on_conflict_do_nothing().returning(IntegrationImport.key)
        )
        row = None if mine is None else await _added(session, job.name, add)
        if row is not None:
            seen = await session.get_one(IntegrationImport, (link.id, job.name, key))
            seen.row = str(row.id)
    return row is not None


async def _is_there(session: AsyncSession, job: str, row: Any) -> bool:
    """Whether one with the same values was made before."""
    for one in CREATED:
        if one.job == job and one.same:
            alike = [getattr(one.model, name) == getattr(row, name) for name in one.same]
            statement = select(one.key).where(*alike).limit(1)
            return await session.scalar(statement) is not None
    return False


async def _added(
    session: AsyncSession, job: str, add: Callable[[AsyncSession], Awaitable[Any | None]]
) -> Any | None:
    """The row; nothing where there is one like it already."""
    row = await add(session)
    if row is None or await _is_there(session, job, row):
        return None
    try:
        async with session.begin_nested():
            session.add(row)
            await session.flush()
    except DBAPIError as error:
        if sql_state(error) != UNIQUE_VIOLATION:
            raise
        return None
    return row

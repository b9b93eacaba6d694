"""The audit log: added to, never changed, and whole."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.audit.chain import Done, append, first_break
from app.audit.models import AuditEntry
from app.audit.verify import verify
from app.audit.watched import WATCHED
from app.core.acting import act_as
from app.core.database import sessions
from tests import factories


async def add(session: AsyncSession, **details: Any) -> None:
    done = Done("tests", "tried", "somebody", "1", details)
    await session.run_sync(lambda sync: append(sync, done))


async def test_rows_that_are_watched_are_written_down(session: AsyncSession) -> None:
    act_as(session, "somebody")
    for model, chain in WATCHED.items():
        row = await getattr(factories, f"make_{chain}")(session)
        key = str(row.id)
        await session.delete(row)
        await session.commit()
        found = await session.scalars(
            select(AuditEntry)
            .where(AuditEntry.chain == chain, AuditEntry.row == key)
            .order_by(AuditEntry.position)
        )
        entries = found.all()
        assert [entry.action for entry in entries] == ["created", "deleted"], model
        assert {entry.by for entry in entries} == {"somebody"}
    assert await verify() == []


async def test_what_was_taken_back_is_not_written_down(session: AsyncSession) -> None:
    await add(session)
    await session.rollback()
    assert (await session.scalars(select(AuditEntry))).all() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET action = 'other'",
        "DELETE FROM audit_entries",
        "TRUNCATE audit_entries",
    ],
)
async def test_nobody_changes_what_is_written(session: AsyncSession, statement: str) -> None:
    await add(session)
    await session.commit()
    with pytest.raises(DBAPIError, match="only added to"):
        await session.execute(text(statement))
    await session.rollback()


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE audit_entries SET action = 'other' WHERE position = 2", "it was changed"),
        ("DELETE FROM audit_entries WHERE position = 2", "an entry is missing"),
    ],
)
async def test_whoever_gets_around_that_is_found_out(
    session: AsyncSession, statement: str, why: str
) -> None:
    for number in range(3):
        await add(session, number=number)
    await session.commit()
    assert await first_break(session, "tests") is None
    await session.execute(text("SET LOCAL session_replication_role = replica"))
    await session.execute(text(statement))
    await session.commit()
    broken = await first_break(session, "tests")
    assert broken is not None
    assert (broken.position, broken.why) == (2, why)


async def test_many_at_once_make_one_chain(session: AsyncSession) -> None:
    async def one(number: int) -> None:
        async with sessions()() as own, own.begin():
            await add(own, number=number)

    await asyncio.gather(*(one(number) for number in range(8)))
    found = await session.scalars(select(AuditEntry.position).order_by(AuditEntry.position))
    assert list(found) == list(range(1, 9))
    assert await verify() == []

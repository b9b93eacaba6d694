"""What is too old leaves the audit log, which is whole nevertheless."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.audit import chain
from app.audit.chain import Done, append
from app.audit.forgetting import forget_audit
from app.audit.kept import KEPT
from app.audit.models import AuditEntry
from app.audit.verify import verify
from app.background.job import Job
from app.core.ids import uuid7


class Past(datetime):
    """A clock that is late."""

    @classmethod
    def now(cls, tz: object = None) -> "Past":
        return cls.fromtimestamp(datetime.now(UTC).timestamp() - KEPT.total_seconds() - 60, UTC)


async def add(session: AsyncSession, row: str) -> None:
    done = Done("tests", "tried", None, row, {})
    await session.run_sync(lambda sync: append(sync, done))


async def test_what_is_too_old_goes_and_the_chain_holds(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(chain, "datetime", Past)
        await add(session, "old")
        await add(session, "older")
    await add(session, "young")
    await session.commit()
    await forget_audit(Job(uuid7(), "forget_audit", {}, 1))
    session.expire_all()
    left = await session.scalars(select(AuditEntry.row))
    assert list(left) == ["young"]
    assert await verify() == []
    await add(session, "new")
    await session.commit()
    assert await verify() == []

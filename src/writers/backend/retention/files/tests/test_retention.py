"""What is too old is deleted, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.core.ids import uuid7
from app.retention.applying import apply_retention
from app.retention.rules import RULES, Rule
from tests import factories


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_what_is_too_old_is_deleted(session: AsyncSession, rule: Rule) -> None:
    make = getattr(factories, f"make_{rule.name}")
    now = datetime.now(UTC)
    young = await make(session, **{rule.made.key: now - rule.kept + timedelta(hours=1)})
    old = await make(session, **{rule.made.key: now - rule.kept - timedelta(hours=1)})
    kept, gone = young.id, old.id
    await apply_retention(Job(uuid7(), "apply_retention", {}, 1))
    session.expire_all()
    left = set(await session.scalars(select(rule.key)))
    assert kept in left
    assert gone not in left

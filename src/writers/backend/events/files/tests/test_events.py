"""What happens is told once it holds, and until it was heard."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.acting import act_as
from app.events import relay as relaying
from app.events.models import OutboxEvent
from app.events.outbox import emit
from app.events.relay import MOST_ATTEMPTS, relay
from app.events.watched import HEARD, WATCHED
from tests import factories


class Listener:
    """Remembers what it was told."""

    def __init__(self, fails: int = 0) -> None:
        self.heard: list[tuple[str, str]] = []
        self.fails = fails

    async def __call__(self, session: AsyncSession, event: OutboxEvent) -> None:
        if self.fails > 0:
            self.fails -= 1
            raise RuntimeError("not now")
        self.heard.append((event.name, event.row))


def listening(monkeypatch: pytest.MonkeyPatch, *listeners: Any) -> None:
    monkeypatch.setattr(relaying, "HANDLERS", listeners)


async def test_what_becomes_of_rows_is_told(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener()
    listening(monkeypatch, listener)
    act_as(session, "somebody")
    for resource, _ in WATCHED.values():
        row = await getattr(factories, f"make_{resource}")(session)
        await relay()
        made = (f"{resource}.created", str(row.id))
        assert (made in listener.heard) == (made[0] in HEARD)
        key = str(row.id)
        await session.delete(row)
        await session.commit()
        await relay()
        gone = (f"{resource}.deleted", key)
        assert (gone in listener.heard) == (gone[0] in HEARD)


async def test_what_was_taken_back_is_not_told(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener()
    listening(monkeypatch, listener)
    await emit(session, "it.happened", "it", 1)
    await session.rollback()
    assert not await relay()
    assert listener.heard == []


async def test_who_fails_is_told_again_and_all_of_it(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Listener(), Listener(fails=1)
    listening(monkeypatch, first, second)
    await emit(session, "it.happened", "it", 1)
    await session.commit()
    assert await relay()
    event = (await session.scalars(select(OutboxEvent))).one()
    assert (event.attempts, event.told_at) == (1, None)
    event.next_at = event.at
    await session.commit()
    await relay()
    await session.refresh(event)
    assert event.told_at is not None
    assert second.heard == [("it.happened", "1")]


async def test_what_nobody_can_hear_is_laid_aside(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    listening(monkeypatch, Listener(fails=MOST_ATTEMPTS))
    await emit(session, "it.happened", "it", 1)
    await session.commit()
    event = (await session.scalars(select(OutboxEvent))).one()
    for _ in range(MOST_ATTEMPTS):
        await relay()
        await session.refresh(event)
        event.next_at = event.at
        await session.commit()
    assert event.dead_at is not None
    assert event.error == "RuntimeError: not now"
    assert not await relay()

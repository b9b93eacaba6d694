"""What comes into an account is taken: each message once, for whoever it belongs to, as long as they want that."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.job import Job
from app.background.models import BackgroundJob
from app.background.queue import enqueue
from app.core.database import sessions
from app.core.ids import uuid7
from app.integrations import api
from app.integrations.each import Link, take
from app.integrations.gmail import read_message
from app.integrations.models import IntegrationImport
from app.integrations.tokens import Reconnect, lapse
from app.outbound.breaker import breakers
from tests.chosen import NAME
from tests.connecting import (
    PATH,
    connected,
    connection_of,
    provider,
    run,
    status_of,
    waiting,
)
from tests.people import Person, somebody
from tests.provider import A_PAGE, LISTED, FakeProvider, Fault
from tests.scanned import JOB, MODEL, PURGES, as_tests_say

__all__ = ["as_tests_say", "provider"]
pytestmark = pytest.mark.usefixtures("as_tests_say")


async def scanned() -> BackgroundJob:
    """One try for the account that waits."""
    (job,) = [one for one in await waiting(JOB) if "connection" in one.arguments]
    return await run(job)


async def again() -> BackgroundJob:
    """It is time once more."""
    assert (await run(await due())).finished_at is not None
    return await scanned()


async def due() -> BackgroundJob:
    """It is time for all of them."""
    async with sessions()() as own, own.begin():
        key = await enqueue(own, JOB, {}, key=str(uuid7()))
        return await own.get_one(BackgroundJob, key)


async def rows() -> list[Any]:
    """All there are."""
    async with sessions()() as own:
        found = await own.scalars(select(MODEL))
        return list(found)


async def linked(client: AsyncClient, session: AsyncSession, fake: FakeProvider) -> Person:
    """Somebody who connected."""
    person = await somebody(session)
    await connected(client, person, fake)
    return person


async def test_as_soon_as_somebody_connects_their_messages_are_taken(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    for _ in range(2 * A_PAGE + 1):
        provider.receive()
    await linked(client, session, provider)
    assert (await scanned()).finished_at is not None
    assert len(await rows()) == 2 * A_PAGE + 1
    assert len(provider.asked_for("messages")) == 3


async def test_each_is_taken_once_and_asked_for_once(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    await linked(client, session, provider)
    await scanned()
    new = provider.receive()
    await again()
    await again()
    assert len(await rows()) == 2
    assert len(provider.asked_for(new)) == 1


async def test_what_somebody_deleted_does_not_come_again(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    await linked(client, session, provider)
    await scanned()
    await session.delete(await session.merge((await rows())[0]))
    await session.commit()
    await again()
    assert await rows() == []


async def test_a_new_account_is_looked_into_some_way_back_and_no_further(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    old = provider.receive()
    provider.messages[old]["internalDate"] = str(int((time.time() - 400 * 86_400) * 1000))
    provider.receive()
    await linked(client, session, provider)
    await scanned()
    assert len(await rows()) == 1
    first = int(provider.asked_for("messages")[0].query["q"].rpartition("after:")[2])
    await again()
    second = int(provider.asked_for("messages")[-1].query["q"].rpartition("after:")[2])
    assert second > first


async def test_everybody_is_given_what_is_theirs(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    people = [await linked(client, session, provider) for _ in range(2)]
    for job in await waiting(JOB):
        assert (await run(job)).finished_at is not None
    seen = await session.scalars(select(IntegrationImport.connection_id))
    keys = {(await connection_of(one)).id for one in people}
    assert set(seen) == keys


async def test_while_one_is_not_over_no_other_is_begun(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    await linked(client, session, provider)
    for _ in range(2):
        await run(await due())
    assert len(await waiting(JOB)) == 1


async def test_a_token_that_is_refused_is_renewed_once(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    await linked(client, session, provider)
    provider.access.clear()
    assert (await scanned()).finished_at is not None
    assert len(await rows()) == 1
    assert len(provider.asked_for("exchange")) == 2


async def test_a_token_that_is_refused_though_it_is_new_is_left_to_another_try(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    await linked(client, session, provider)
    provider.faults["messages"] = [Fault(401), Fault(401)]
    job = await scanned()
    assert job.finished_at is None
    assert "401" in str(job.error)
    assert len(provider.asked_for("messages")) == 2


@pytest.mark.parametrize("status", [429, 500])
async def test_what_the_provider_puts_off_is_tried_again(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider, status: int
) -> None:
    keys = [provider.receive() for _ in range(2)]
    await linked(client, session, provider)
    provider.faults[keys[0]] = [Fault(status)]
    job = await scanned()
    assert (job.finished_at, job.dead_at, job.attempts) == (None, None, 1)
    assert len(await rows()) == 1
    assert (await run(job)).finished_at is not None
    assert len(await rows()) == 2
    assert len(provider.asked_for(keys[1])) == 1


async def test_a_provider_that_is_silent_is_not_waited_for(
    client: AsyncClient,
    session: AsyncSession,
    provider: FakeProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await linked(client, session, provider)
    monkeypatch.setattr(api, "SECONDS", 0.3)
    provider.faults["messages"] = [Fault(200, seconds=1.0)] * 3
    job = await scanned()
    assert job.finished_at is None
    assert "did not answer" in str(job.error)
    breakers.cache_clear()


async def test_a_message_that_is_gone_by_now_is_nothing(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.faults[provider.receive()] = [Fault(404)]
    await linked(client, session, provider)
    assert (await scanned()).finished_at is not None
    assert await rows() == []


async def test_what_is_over_at_the_provider_ends_the_job_and_what_came_of_it(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    person = await linked(client, session, provider)
    await scanned()
    provider.access.clear()
    provider.refresh.clear()
    provider.receive()
    assert (await again()).finished_at is not None
    assert await status_of(client, person) == "reconnect"
    assert len(await rows()) == (0 if PURGES else 1)
    calls = len(provider.heard)
    await run(await due())
    assert await waiting(JOB) == []
    assert len(provider.heard) == calls


async def test_whoever_lets_go_keeps_what_was_said_to_be_kept(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    person, other = [await linked(client, session, provider) for _ in range(2)]
    for job in await waiting(JOB):
        await run(job)
    mine, theirs = [await taken_by(one) for one in (person, other)]
    assert mine
    answer = await client.delete(PATH, headers=person.headers)
    assert answer.status_code == 204
    left = {str(row.id) for row in await rows()}
    assert left == theirs | (set() if PURGES else mine)


async def test_whoever_connects_again_has_nothing_twice(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    provider.receive()
    person = await linked(client, session, provider)
    await scanned()
    await client.delete(PATH, headers=person.headers)
    await connected(client, person, provider)
    assert (await scanned()).finished_at is not None
    assert len(await rows()) == 1


async def taken_by(person: Person) -> set[str]:
    """The rows that came of somebody's account."""
    connection = await connection_of(person)
    statement = select(IntegrationImport.row)
    async with sessions()() as own:
        found = await own.scalars(
            statement.where(IntegrationImport.connection_id == connection.id)
        )
        return {row for row in found if row is not None}


async def test_a_job_that_runs_while_somebody_lets_go_adds_nothing(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await linked(client, session, provider)
    connection = await session.merge(await connection_of(person))
    await lapse(session, connection)
    await session.commit()

    async def add(_: AsyncSession) -> None:
        pytest.fail("it was asked for a row")

    link = Link(connection.id, person.caller.id, NAME)
    with pytest.raises(Reconnect):
        await take(Job(uuid7(), JOB, {}, 1), link, "a-message", add)


@pytest.mark.parametrize(
    ("header", "value", "field", "read"),
    [
        ("From", "A. Person <A@Example.com>", "sender", "a@example.com"),
        ("From", "nobody", "sender", None),
        ("From", "=?utf-8?q?J=C3=BCrgen?= <j@example.com>", "sender", "j@example.com"),
        ("Subject", "=?utf-8?b?w5xiZXI=?=", "subject", "Über"),
        ("Subject", "a\x00b\r\nc", "subject", "a b c"),
        ("Subject", "=?no-such-words?q?a?=", "subject", "=?no-such-words?q?a?="),
        ("Message-ID", "", "message_id", "m1"),
    ],
)
def test_headers_are_the_senders_and_may_hold_anything(
    header: str, value: str, field: str, read: str | None
) -> None:
    headers = [{"name": header, "value": value}]
    told = {"id": "m1", "internalDate": "1000", "payload": {"headers": headers}}
    message = read_message(told)
    assert getattr(message, field) == read
    assert message.received_at == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=1)


def test_it_is_asked_where_gmail_is() -> None:
    assert LISTED == "/gmail/v1/users/me/messages"

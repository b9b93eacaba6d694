"""What happens is sent to whoever subscribed, signed, and nowhere else."""

from ipaddress import ip_address
from typing import Any

import pytest
from httpx import AsyncClient, Response
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.background.models import BackgroundJob
from app.background.queue import Waiting
from app.background.running import run_once
from app.core.settings import get_settings
from app.events.outbox import emit
from app.events.relay import relay
from app.outbound import addresses
from app.outbound.addresses import Unreachable, is_open, target_of
from app.webhooks.delivering import JOB
from app.webhooks.signing import holds
from app.webhooks.subscribable import events_for
from tests.listening import listening
from tests.people import Person
from tests.subscriber import subscriber

PATH = "/api/v1/webhooks"


@pytest.fixture
def anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(get_settings(), "webhooks_anywhere", True)


async def listener(session: AsyncSession) -> tuple[Person, str]:
    """Somebody who may be sent something, and what."""
    person = await subscriber(session)
    # That there is somebody new may be told, too: not here, where nobody has subscribed yet.
    await relay()
    return person, sorted(events_for(person.caller))[0]


async def subscribed(client: AsyncClient, person: Person, url: str, event: str) -> Response:
    body = {"url": url, "events": [event]}
    return await client.post(PATH, json=body, headers=person.headers)


async def happen(session: AsyncSession, event: str) -> None:
    """It happens, and whoever listens is told."""
    await emit(session, event, "it", 1)
    await session.commit()
    await relay()


async def deliver(session: AsyncSession) -> BackgroundJob:
    """One try."""
    session.expire_all()
    found = await session.scalars(select(BackgroundJob).where(BackgroundJob.name == JOB))
    job = found.one()
    await run_once(Waiting(job.id, JOB, job.attempts))
    await session.refresh(job)
    return job


async def test_what_happens_is_sent_and_signed(
    client: AsyncClient, session: AsyncSession, anywhere: None
) -> None:
    person, event = await listener(session)
    async with listening("503 Later", "204 No Content") as receiver:
        url = f"http://localhost:{receiver.port}/here?a=1"
        told = (await subscribed(client, person, url, event)).json()["data"]
        await happen(session, event)
        await happen(session, "nobody.listens")
        first = await deliver(session)
        assert first.error == "NotTaken: it answered 503"
        assert (await deliver(session)).finished_at is not None
    assert len(receiver.heard) == 2
    headers, body = receiver.heard[1]
    now = float(headers["webhook-timestamp"])
    assert holds(told["secret"].encode(), headers, body, now) is not None
    assert headers["host"] == f"localhost:{receiver.port}"
    listed = await client.get(f"{PATH}/{told['id']}/attempts", headers=person.headers)
    assert [one["status"] for one in listed.json()["data"]] == [204, 503]
    assert "secret" not in (await client.get(PATH, headers=person.headers)).text


async def test_where_it_is_sent_on_to_is_not_followed(
    client: AsyncClient, session: AsyncSession, anywhere: None
) -> None:
    person, event = await listener(session)
    async with listening() as trap:
        moved = f"302 Found\r\nLocation: http://127.0.0.1:{trap.port}/"
        async with listening(moved) as receiver:
            url = f"http://127.0.0.1:{receiver.port}/"
            assert (await subscribed(client, person, url, event)).status_code == 201
            await happen(session, event)
            assert (await deliver(session)).error == "NotTaken: it answered 302"
    assert trap.heard == []


async def test_who_is_gone_is_sent_nothing_more(
    client: AsyncClient, session: AsyncSession, anywhere: None
) -> None:
    person, event = await listener(session)
    async with listening("410 Gone") as receiver:
        url = f"http://127.0.0.1:{receiver.port}/"
        await subscribed(client, person, url, event)
        await happen(session, event)
        assert (await deliver(session)).dead_at is not None
    listed = (await client.get(PATH, headers=person.headers)).json()["data"]
    assert listed[0]["ended_at"] is not None


async def test_what_fails_too_often_in_a_row_is_sent_nothing_more(
    client: AsyncClient,
    session: AsyncSession,
    anywhere: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.webhooks.delivering.MOST_FAILURES", 2)
    person, event = await listener(session)
    async with listening("503 Later", "503 Later") as receiver:
        await subscribed(client, person, f"http://127.0.0.1:{receiver.port}/", event)
        await happen(session, event)
        for failures in (1, 2):
            await deliver(session)
            [told] = (await client.get(PATH, headers=person.headers)).json()["data"]
            assert told["failures"] == failures
            assert (told["ended_at"] is not None) == (failures == 2)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "https://somebody:secret@example.com/",
        "file:///etc/passwd",
        "ftp://example.com/",
        "http://no-such-host.invalid/",
    ],
)
async def test_what_is_not_on_the_open_internet_is_refused(
    client: AsyncClient, session: AsyncSession, url: str
) -> None:
    person, event = await listener(session)
    assert (await subscribed(client, person, url, event)).status_code == 422


@pytest.mark.parametrize(
    "address",
    ["fe80::1", "fd00::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "224.0.0.1", "::"],
)
def test_no_inside_of_the_new_kind_is_open(address: str) -> None:
    assert not is_open(ip_address(address))


async def test_a_name_that_becomes_another_address_is_not_called(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [["93.184.216.34"], ["127.0.0.1"]]

    async def resolve(host: str, port: int) -> list[str]:
        return answers.pop(0)

    monkeypatch.setattr(addresses, "resolve", resolve)
    person, event = await listener(session)
    async with listening() as trap:
        url = f"http://rebound.example:{trap.port}/"
        assert (await subscribed(client, person, url, event)).status_code == 201
        await happen(session, event)
        job = await deliver(session)
    assert job.error == "NotTaken: it is not on the open internet"
    assert trap.heard == []


async def test_in_production_only_https_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(get_settings(), "environment", "production")
    with pytest.raises(Unreachable):
        await target_of("http://93.184.216.34/")
    assert (await target_of("https://93.184.216.34/a?b=1")).url == "https://93.184.216.34:443/a?b=1"


async def test_others_subscriptions_are_nobodys_business(
    client: AsyncClient, session: AsyncSession, anywhere: None
) -> None:
    owner, event = await listener(session)
    other, _ = await listener(session)
    told = (await subscribed(client, owner, "http://127.0.0.1:9/", event)).json()["data"]
    place = f"{PATH}/{told['id']}"
    calls: list[Any] = [client.get(f"{place}/attempts", headers=other.headers)]
    calls.append(client.delete(place, headers=other.headers))
    assert [(await call).status_code for call in calls] == [404, 404]
    assert (await client.get(PATH, headers=other.headers)).json()["data"] == []
    assert (await client.get(PATH)).status_code == 401
    unknown = await subscribed(client, owner, "http://127.0.0.1:9/", "no.such")
    assert unknown.status_code == 422
    assert (await client.delete(place, headers=owner.headers)).status_code == 204


async def test_what_is_not_wanted_any_more_is_not_sent(
    client: AsyncClient, session: AsyncSession, anywhere: None
) -> None:
    person, event = await listener(session)
    async with listening() as receiver:
        url = f"http://127.0.0.1:{receiver.port}/"
        told = (await subscribed(client, person, url, event)).json()["data"]
        await happen(session, event)
        await client.delete(f"{PATH}/{told['id']}", headers=person.headers)
        await session.execute(update(BackgroundJob).values(claimed_until=None))
        await session.commit()
        assert (await deliver(session)).finished_at is not None
    assert receiver.heard == []

"""People connect accounts they have elsewhere, and let go of them."""

import asyncio
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.erasure import erase
from app.core.sealing import Unsealable, unseal
from app.core.settings import get_settings
from app.integrations.declared import INTEGRATIONS
from app.integrations.models import (
    IntegrationAttempt,
    IntegrationConnection,
    IntegrationRevocation,
)
from app.integrations.tokens import TABLE, Reconnect, access_token
from app.models.user import User
from app.outbound.breaker import breakers
from tests.chosen import NAME
from tests.connecting import (
    PATH,
    back,
    begun,
    connected,
    connection_of,
    provider,
    run,
    status_of,
    waiting,
)
from tests.people import somebody
from tests.provider import FakeProvider, Fault

__all__ = ["provider"]

REVOKES = INTEGRATIONS[NAME]().provider.revoke is not None
OVER = Fault(400, {"error": next(iter(INTEGRATIONS[NAME]().provider.over))})


async def test_somebody_connects_and_is_told_so(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    assert await status_of(client, person) == "disconnected"
    url = await begun(client, person)
    asked = parse_qs(urlsplit(url).query)
    assert asked["redirect_uri"] == [INTEGRATIONS[NAME]().redirect]
    assert asked["response_type"] == ["code"]
    answer = await back(client, person, provider.allow(url))
    assert answer.status_code == 200, answer.text
    assert answer.json()["data"]["status"] == "connected"
    assert await status_of(client, person) == "connected"
    listed = await client.get("/api/v1/integrations", headers=person.headers)
    assert [one["integration"] for one in listed.json()["data"]] == list(INTEGRATIONS)
    for told in (answer, listed):
        assert "access-" not in told.text
        assert "refresh-" not in told.text


@pytest.mark.parametrize("name", list(INTEGRATIONS))
async def test_each_of_them_is_connected_renewed_and_let_go_of(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider, name: str
) -> None:
    path, about = f"/api/v1/integrations/{name}", INTEGRATIONS[name]().provider
    provider.is_nested = about.name == "slack"
    provider.lasts = 30
    person = await somebody(session)
    await connected(client, person, provider, path)
    key = (await connection_of(person)).id
    assert await access_token(key) in provider.access
    provider.faults["exchange"] = [Fault(200, {"error": next(iter(about.over))})]
    with pytest.raises(Reconnect):
        await access_token(key)
    await connected(client, person, provider, path)
    assert (await client.delete(path, headers=person.headers)).status_code == 204
    jobs = await waiting("revoke_integration")
    assert len(jobs) == int(about.revoke is not None)
    for job in jobs:
        assert (await run(job)).finished_at is not None
        assert not provider.refresh


async def test_it_is_another_state_and_another_challenge_each_time(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    asked = [parse_qs(urlsplit(await begun(client, person)).query) for _ in range(2)]
    assert asked[0]["state"] != asked[1]["state"]
    assert asked[0]["code_challenge"] != asked[1]["code_challenge"]


async def test_what_somebody_came_back_with_holds_once(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    returned = provider.allow(await begun(client, person))
    answers = await asyncio.gather(*(back(client, person, returned) for _ in range(3)))
    assert sorted(one.status_code for one in answers) == [200, 422, 422]
    assert len(provider.asked_for("exchange")) == 1


async def test_nobody_comes_back_for_somebody_else(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    owner, other = await somebody(session), await somebody(session)
    returned = provider.allow(await begun(client, owner))
    assert (await back(client, other, returned)).status_code == 422
    assert provider.heard == []
    assert await status_of(client, other) == "disconnected"
    assert (await back(client, owner, returned)).status_code == 200


async def test_whoever_comes_back_late_begins_again(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    returned = provider.allow(await begun(client, person))
    await session.execute(
        update(IntegrationAttempt).values(ends_at=datetime.now(UTC) - timedelta(seconds=1))
    )
    await session.commit()
    assert (await back(client, person, returned)).status_code == 422


async def test_a_code_of_somebody_elses_consent_opens_nothing(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    owner, other = await somebody(session), await somebody(session)
    stolen = provider.allow(await begun(client, owner))
    own = provider.allow(await begun(client, other))
    mixed = {"code": stolen["code"], "state": own["state"]}
    assert (await back(client, other, mixed)).status_code == 422
    assert await status_of(client, other) == "disconnected"


async def test_a_provider_that_does_not_answer_is_told_and_the_state_stays_used_up(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    returned = provider.allow(await begun(client, person))
    provider.faults["exchange"] = [Fault(500)]
    answer = await back(client, person, returned)
    assert answer.status_code == 503
    assert "Retry-After" in answer.headers
    assert (await back(client, person, returned)).status_code == 422


async def test_what_is_not_allowed_is_not_connected(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    if not INTEGRATIONS[NAME]().provider.tells_scopes:
        pytest.skip("it does not tell what was allowed")
    person = await somebody(session)
    provider.scopes = "something.else"
    answer = await back(client, person, provider.allow(await begun(client, person)))
    assert answer.status_code == 422
    assert await status_of(client, person) == "disconnected"
    if REVOKES:
        assert len(await waiting("revoke_integration")) == 1


async def test_without_a_client_nobody_is_sent_anywhere(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(get_settings(), f"{NAME}_client_id", "")
    person = await somebody(session)
    answer = await client.post(f"{PATH}/connect", headers=person.headers)
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/v1/integrations", None),
        ("GET", PATH, None),
        ("POST", f"{PATH}/connect", None),
        ("POST", f"{PATH}/callback", {"code": "a", "state": "b"}),
        ("DELETE", PATH, None),
    ],
)
async def test_nobody_is_asked_to_sign_in(
    client: AsyncClient, method: str, path: str, body: dict[str, str] | None
) -> None:
    assert (await client.request(method, path, json=body)).status_code == 401


async def test_there_is_none_of_another_name(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    for path in ("/api/v1/integrations/nothing", "/api/v1/integrations/a%00b"):
        assert (await client.get(path, headers=person.headers)).status_code == 404


async def test_tokens_are_kept_so_that_only_this_row_opens_them(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person, other = await somebody(session), await somebody(session)
    for one in (person, other):
        await connected(client, one, provider)
    kept, theirs = await connection_of(person), await connection_of(other)
    assert kept.access_token is not None
    assert b"access-" not in kept.access_token
    assert unseal(kept.access_token, TABLE, "access_token", kept.id).startswith("access-")
    for column, row in (("access_token", theirs.id), ("refresh_token", kept.id)):
        with pytest.raises(Unsealable):
            unseal(kept.access_token, TABLE, column, row)


async def test_a_token_that_holds_is_not_renewed(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    await connected(client, person, provider)
    key = (await connection_of(person)).id
    assert await access_token(key) in provider.access
    assert len(provider.asked_for("exchange")) == 1


@pytest.mark.parametrize("rotates", [False, True])
async def test_however_many_need_a_token_one_renews_it(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider, rotates: bool
) -> None:
    person = await somebody(session)
    provider.lasts, provider.rotates = 30, rotates
    await connected(client, person, provider)
    provider.lasts = 3600
    key = (await connection_of(person)).id
    found = await asyncio.gather(*(access_token(key) for _ in range(8)))
    assert len(set(found)) == 1
    assert found[0] in provider.access
    assert len(provider.asked_for("exchange")) == 2


async def test_a_token_that_was_refused_is_renewed_once_for_all_who_had_it(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    await connected(client, person, provider)
    key = (await connection_of(person)).id
    old = await access_token(key)
    found = await asyncio.gather(*(access_token(key, but=old) for _ in range(4)))
    assert set(found) == {await access_token(key)}
    assert old not in found
    assert len(provider.asked_for("exchange")) == 2


async def test_what_is_over_at_the_provider_has_to_be_connected_again(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    provider.lasts = 30
    await connected(client, person, provider)
    key = (await connection_of(person)).id
    provider.faults["exchange"] = [OVER]
    for _ in range(2):
        with pytest.raises(Reconnect):
            await access_token(key)
    assert len(provider.asked_for("exchange")) == 2
    assert await status_of(client, person) == "reconnect"
    kept = await connection_of(person)
    assert (kept.access_token, kept.refresh_token) == (None, None)
    await connected(client, person, provider)
    assert await status_of(client, person) == "connected"
    assert (await connection_of(person)).id == key


async def test_an_outage_of_the_provider_ends_nothing(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    provider.lasts = 30
    await connected(client, person, provider)
    key = (await connection_of(person)).id
    provider.faults["exchange"] = [Fault(500), Fault(429, {"error": "slow_down"})]
    for _ in range(2):
        with pytest.raises(Exception, match="answered"):
            await access_token(key)
    assert await status_of(client, person) == "connected"
    assert await access_token(key) in provider.access


async def test_whoever_lets_go_is_let_go_of_at_the_provider_too(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    await connected(client, person, provider)
    assert (await client.delete(PATH, headers=person.headers)).status_code == 204
    assert (await client.delete(PATH, headers=person.headers)).status_code == 404
    assert await status_of(client, person) == "disconnected"
    jobs = await waiting("revoke_integration")
    if not REVOKES:
        assert jobs == []
        return
    provider.faults["revoke"] = [Fault(500)]
    first = await run(jobs[0])
    assert (first.finished_at, first.attempts) == (None, 1)
    assert provider.refresh
    again = await run(first)
    assert again.finished_at is not None
    assert not provider.refresh
    assert await session.scalar(select(func.count()).select_from(IntegrationRevocation)) == 0


async def test_a_token_nobody_knows_any_more_is_as_good_as_taken_back(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    await connected(client, person, provider)
    provider.access.clear()
    provider.refresh.clear()
    await client.delete(PATH, headers=person.headers)
    for job in await waiting("revoke_integration"):
        assert (await run(job)).finished_at is not None


async def test_whoever_is_erased_is_connected_to_nothing(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person, other = await somebody(session), await somebody(session)
    for one in (person, other):
        await connected(client, one, provider)
    await begun(client, person)
    await erase(session, await session.get_one(User, person.caller.id))
    await session.commit()
    owners = await session.scalars(select(IntegrationConnection.owner_id))
    assert list(owners) == [other.caller.id]
    assert await session.scalar(select(func.count()).select_from(IntegrationAttempt)) == 0
    assert len(await waiting("revoke_integration")) == int(REVOKES)


async def test_a_provider_that_is_down_is_not_asked_by_everybody(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    most = 5
    provider.faults["exchange"] = [Fault(500)] * most
    for _ in range(most + 3):
        returned = provider.allow(await begun(client, person))
        assert (await back(client, person, returned)).status_code == 503
    assert len(provider.asked_for("exchange")) == most
    breakers.cache_clear()

"""Keys of programs: how far they reach, and until when."""

from datetime import UTC, datetime, timedelta
from typing import Any

from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.keys import ApiKey
from app.accounts.scopes import SCOPES
from app.core.secrets import hash_of
from tests.key_makers import maker
from tests.people import Person, shut_out, somebody

KEYS = "/api/v1/api-keys"
ME = "/api/v1/me"


async def a_key(client: AsyncClient, person: Person, **more: Any) -> dict[str, Any]:
    body = {"name": "a program", "scopes": sorted(SCOPES)[:1], **more}
    answer = await client.post(KEYS, json=body, headers=person.headers)
    assert answer.status_code == 201, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


async def answered(client: AsyncClient, key: str) -> int:
    return (await client.get(ME, headers={"X-API-Key": key})).status_code


async def test_a_key_is_told_once_and_only_its_hash_is_kept(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, more = await maker(session)
    told = await a_key(client, person, **more)
    listed = await client.get(KEYS, headers=person.headers)
    assert [one["id"] for one in listed.json()["data"]] == [told["id"]]
    assert told["key"] not in listed.text
    assert (await session.scalars(select(ApiKey.hash))).all() == [hash_of(told["key"])]


async def test_a_key_reaches_no_further_than_its_scopes(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, more = await maker(session)
    told = await a_key(client, person, **more)
    assert await answered(client, told["key"]) == 403


async def test_a_scope_that_is_none_is_refused_whatever_stands_in_it(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    for scope in ("nothing", "half a character \\ud83d"):
        body = f'{{"name": "a program", "scopes": ["{scope}"]}}'
        headers = {**person.headers, "Content-Type": "application/json"}
        assert (await client.post(KEYS, content=body, headers=headers)).status_code == 422


async def test_a_key_that_is_none_is_refused(client: AsyncClient, session: AsyncSession) -> None:
    person, more = await maker(session)
    told = await a_key(client, person, **more)
    assert await answered(client, told["key"][:-1]) == 401
    assert (await client.get(ME, params={"X-API-Key": told["key"]})).status_code == 401
    bearer = {"Authorization": f"Bearer {told['key']}"}
    assert (await client.get(ME, headers=bearer)).status_code == 401


async def test_a_key_that_was_taken_back_is_over(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, more = await maker(session)
    other = await somebody(session)
    told = await a_key(client, person, **more)
    path = f"{KEYS}/{told['id']}"
    assert (await client.delete(path, headers=other.headers)).status_code == 404
    assert await answered(client, told["key"]) == 403
    assert (await client.delete(path, headers=person.headers)).status_code == 204
    assert await answered(client, told["key"]) == 401


async def test_a_key_ends_when_it_was_said_to(client: AsyncClient, session: AsyncSession) -> None:
    ends = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
    person, more = await maker(session)
    told = await a_key(client, person, **more, ends_at=ends)
    assert await answered(client, told["key"]) == 401


async def test_a_key_of_somebody_who_is_shut_out_is_worth_nothing(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, more = await maker(session)
    told = await a_key(client, person, **more)
    assert await answered(client, told["key"]) == 403
    await shut_out(session, person)
    assert await answered(client, told["key"]) == 401


async def test_a_key_goes_with_its_person(client: AsyncClient, session: AsyncSession) -> None:
    person, more = await maker(session)
    told = await a_key(client, person, **more)
    assert (await client.delete(ME, headers=person.headers)).status_code == 204
    assert await answered(client, told["key"]) == 401


async def test_there_is_no_scope_that_nobody_named(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, more = await maker(session)
    body = {"name": "a program", "scopes": ["everything"], **more}
    assert (await client.post(KEYS, json=body, headers=person.headers)).status_code == 422

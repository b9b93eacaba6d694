"""Where somebody is signed in, and ending it there."""

from typing import Any

from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from tests.people import Person, somebody
from tests.signing_in import tokens

ME = "/api/v1/me"
MINE = "/api/v1/me/sessions"


async def signed_in(
    client: AsyncClient, session: AsyncSession, person: Person
) -> dict[str, str]:
    given = await tokens(client, session, person)
    return {"Authorization": f"Bearer {given['access_token']}"}


async def listed(client: AsyncClient, headers: dict[str, str]) -> list[dict[str, Any]]:
    answer = await client.get(MINE, headers=headers)
    assert answer.status_code == 200, answer.text
    data: list[dict[str, Any]] = answer.json()["data"]
    return data


async def test_everybody_is_told_their_own(client: AsyncClient, session: AsyncSession) -> None:
    person, other = await somebody(session), await somebody(session)
    client.headers["User-Agent"] = "a browser"
    headers = await signed_in(client, session, person)
    mine = await listed(client, headers)
    assert [(one["agent"], one["current"]) for one in mine] == [
        ("a browser", True),
        (None, False),
    ]
    assert "hash" not in str(mine)
    theirs = await listed(client, other.headers)
    assert {one["id"] for one in mine}.isdisjoint(one["id"] for one in theirs)
    assert (await client.get(MINE)).status_code == 401


async def test_one_is_ended_and_no_other(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    headers = await signed_in(client, session, person)
    before = str(person.caller.sign_in)
    assert (await client.delete(f"{MINE}/{before}", headers=headers)).status_code == 204
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    assert [one["id"] for one in await listed(client, headers)] != [before]
    assert (await client.delete(f"{MINE}/{before}", headers=headers)).status_code == 404


async def test_nobody_ends_one_of_somebody_else(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, other = await somebody(session), await somebody(session)
    path = f"{MINE}/{person.caller.sign_in}"
    assert (await client.delete(path, headers=other.headers)).status_code == 404
    assert (await client.get(ME, headers=person.headers)).status_code == 200


async def test_whoever_signs_out_elsewhere_stays_here(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, other = await somebody(session), await somebody(session)
    headers = await signed_in(client, session, person)
    assert (await client.delete(MINE, headers=headers)).status_code == 204
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    assert [one["current"] for one in await listed(client, headers)] == [True]
    assert (await client.get(ME, headers=other.headers)).status_code == 200

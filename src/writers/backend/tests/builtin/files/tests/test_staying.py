"""Being signed in, staying so, and being put out."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.models import SignIn
from app.core.secrets import hash_of
from app.core.settings import get_settings
from tests.errors import code_of
from tests.people import Person, shut_out, somebody
from tests.signing_in import enter, tokens

ME = "/api/v1/me"
REFRESH = "/api/v1/auth/refresh"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_whoever_gets_in_is_known(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    given = await tokens(client, session, person)
    answer = await client.get(ME, headers=bearer(given["access_token"]))
    assert answer.json()["data"]["email"] == person.caller.user.email


async def test_who_does_not_say_who_they_are_is_asked_to(client: AsyncClient) -> None:
    answer = await client.get(ME)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert code_of(answer) == "not_signed_in"


def forged(person: Person, **changes: Any) -> str:
    settings = get_settings()
    now = datetime.now(UTC)
    claims: dict[str, Any] = {
        "iss": settings.issuer,
        "aud": settings.audience,
        "sub": str(person.caller.id),
        "sid": str(person.caller.sign_in),
        "iat": now,
        "nbf": now,
        "exp": now + timedelta(minutes=5),
        "jti": "1",
        "typ": "access",
    }
    claims.update(changes)
    kept = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(kept, settings.secret_key.get_secret_value(), algorithm="HS256")


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": datetime.now(UTC) - timedelta(minutes=1)},
        {"exp": None},
        {"nbf": datetime.now(UTC) + timedelta(minutes=5)},
        {"iss": "somebody else"},
        {"iss": None},
        {"aud": "somebody else"},
        {"aud": None},
        {"sub": "no key"},
        {"sub": None},
        {"sid": "no key"},
        {"sid": None},
        {"typ": "device"},
        {"typ": None},
    ],
)
async def test_a_token_that_says_something_else_is_refused(
    client: AsyncClient, session: AsyncSession, changes: dict[str, Any]
) -> None:
    person = await somebody(session)
    assert (await client.get(ME, headers=bearer(forged(person)))).status_code == 200
    answer = await client.get(ME, headers=bearer(forged(person, **changes)))
    assert answer.status_code == 401


async def test_a_token_that_held_is_refused_once_it_is_over(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    short = bearer(forged(person, exp=datetime.now(UTC) + timedelta(seconds=2)))
    assert (await client.get(ME, headers=short)).status_code == 200
    await asyncio.sleep(2.1)
    assert (await client.get(ME, headers=short)).status_code == 401


async def test_a_token_without_a_signature_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    claims = jwt.decode(forged(person), options={"verify_signature": False})
    answer = await client.get(ME, headers=bearer(jwt.encode(claims, "", algorithm="none")))
    assert answer.status_code == 401


async def test_whoever_signs_out_is_out(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    assert (await client.post("/api/v1/auth/logout", headers=person.headers)).status_code == 204
    assert (await client.get(ME, headers=person.headers)).status_code == 401


async def test_a_refresh_token_holds_once_and_ends_everything_when_it_comes_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    first = await tokens(client, session, await somebody(session))
    renewed = await client.post(REFRESH, json={"refresh_token": first["refresh_token"]})
    assert renewed.status_code == 200
    again = await client.post(REFRESH, json={"refresh_token": first["refresh_token"]})
    assert again.status_code == 401
    following = renewed.json()["data"]
    last = await client.post(REFRESH, json={"refresh_token": following["refresh_token"]})
    assert last.status_code == 401
    assert (await client.get(ME, headers=bearer(following["access_token"]))).status_code == 401


async def test_of_many_at_once_one_is_renewed(
    client: AsyncClient, session: AsyncSession
) -> None:
    given = await tokens(client, session, await somebody(session))
    answers = await asyncio.gather(
        *(
            client.post(REFRESH, json={"refresh_token": given["refresh_token"]})
            for _ in range(10)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [401] * 9


async def test_after_its_time_nothing_is_renewed(
    client: AsyncClient, session: AsyncSession
) -> None:
    given = await tokens(client, session, await somebody(session))
    for entry in await session.scalars(select(SignIn)):
        entry.ends_at = datetime.now(UTC) - timedelta(seconds=1)
    await session.commit()
    answer = await client.post(REFRESH, json={"refresh_token": given["refresh_token"]})
    assert answer.status_code == 401


async def test_whoever_is_shut_out_is_out(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    await shut_out(session, person)
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    refused = await enter(client, session, person.caller.user.email)
    assert refused.status_code in (400, 401)


async def test_only_a_hash_of_what_renews_is_kept(
    client: AsyncClient, session: AsyncSession
) -> None:
    given = await tokens(client, session, await somebody(session))
    hashes = [one.refresh_hash for one in await session.scalars(select(SignIn))]
    assert hash_of(given["refresh_token"]) in hashes

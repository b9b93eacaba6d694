"""Signing in, staying in, and being put out."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from httpx import AsyncClient, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.models import Credential, SignIn
from app.accounts.passwords import hash_password, is_password
from app.core.secrets import hash_of
from app.core.settings import get_settings
from tests.errors import code_of
from tests.people import PASSWORD, Person, shut_out, somebody

ME = "/api/v1/me"
LOGIN = "/api/v1/auth/login"
REFRESH = "/api/v1/auth/refresh"


async def login(client: AsyncClient, person: Person, password: str = PASSWORD) -> Response:
    return await client.post(
        LOGIN, json={"email": person.caller.user.email, "password": password}
    )


async def tokens(client: AsyncClient, person: Person) -> dict[str, Any]:
    answer = await login(client, person)
    assert answer.status_code == 200
    data: dict[str, Any] = answer.json()["data"]
    return data


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_whoever_knows_the_password_gets_in(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    given = await tokens(client, person)
    answer = await client.get(ME, headers=bearer(given["access_token"]))
    assert answer.json()["data"]["email"] == person.caller.user.email


async def test_a_wrong_password_and_an_unknown_address_are_answered_alike(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    wrong = await login(client, person, "another horse entirely")
    unknown = await client.post(
        LOGIN, json={"email": "nobody@example.com", "password": PASSWORD}
    )
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


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


async def test_a_new_password_puts_everybody_out(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    new = "a completely different horse"
    answer = await client.put(
        "/api/v1/auth/password",
        json={"current_password": PASSWORD, "new_password": new},
        headers=person.headers,
    )
    assert answer.status_code == 204
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    assert (await login(client, person)).status_code == 401
    assert (await login(client, person, new)).status_code == 200


async def test_without_the_old_password_there_is_no_new_one(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    answer = await client.put(
        "/api/v1/auth/password",
        json={"current_password": "a guess", "new_password": "a completely different horse"},
        headers=person.headers,
    )
    assert answer.status_code == 422


async def test_whoever_is_shut_out_is_out(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    await shut_out(session, person)
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    assert (await login(client, person)).status_code == 401


async def test_a_refresh_token_holds_once_and_ends_everything_when_it_comes_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    first = await tokens(client, await somebody(session))
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
    given = await tokens(client, await somebody(session))
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
    given = await tokens(client, await somebody(session))
    for entry in await session.scalars(select(SignIn)):
        entry.ends_at = datetime.now(UTC) - timedelta(seconds=1)
    await session.commit()
    answer = await client.post(REFRESH, json={"refresh_token": given["refresh_token"]})
    assert answer.status_code == 401


async def test_only_hashes_are_kept(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    given = await tokens(client, person)
    hashes = [one.refresh_hash for one in await session.scalars(select(SignIn))]
    assert hash_of(given["refresh_token"]) in hashes
    credential = await session.get(Credential, person.caller.id)
    assert credential is not None
    assert credential.password_hash.startswith("$argon2id$v=19$m=19456,t=2")


async def test_whoever_guesses_is_slowed_down_and_nobody_else(
    client: AsyncClient, session: AsyncSession
) -> None:
    victim, other = await somebody(session), await somebody(session)
    device = (await tokens(client, victim))["device_token"]
    for _ in range(10):
        await login(client, victim, "a guess of somebody")
    answer = await login(client, victim)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert (await login(client, other)).status_code == 200
    known = {
        "email": victim.caller.user.email,
        "password": PASSWORD,
        "device_token": device,
    }
    assert (await client.post(LOGIN, json=known)).status_code == 200


async def test_whoever_tries_many_accounts_is_slowed_down(
    client: AsyncClient, session: AsyncSession
) -> None:
    for number in range(20):
        body = {"email": f"person{number}@example.com", "password": "a guess of somebody"}
        assert (await client.post(LOGIN, json=body)).status_code == 401
    person = await somebody(session)
    assert (await login(client, person)).status_code == 429


async def test_whoever_leaves_is_gone(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    assert (await client.delete(ME, headers=person.headers)).status_code == 204
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    assert (await login(client, person)).status_code == 401


async def test_passwords_are_compared_whole() -> None:
    password = " " + "ä🐎 " * 30
    kept = await hash_password(password)
    assert await is_password(password, kept)
    assert not await is_password(password.strip(), kept)
    assert not await is_password(password[:72], kept)

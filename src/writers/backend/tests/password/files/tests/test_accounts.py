"""Signing in with a password, and choosing another."""

from httpx import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.credential import Credential
from app.accounts.passwords import hash_password, is_password
from tests.people import PASSWORD, Person, somebody
from tests.signing_in import LOGIN, enter, tokens

ME = "/api/v1/me"


async def login(
    client: AsyncClient, session: AsyncSession, person: Person, password: str = PASSWORD
) -> Response:
    return await enter(client, session, person.caller.user.email, password)


async def test_a_wrong_password_and_an_unknown_address_are_answered_alike(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    wrong = await login(client, session, person, "another horse entirely")
    unknown = await client.post(
        LOGIN, json={"email": "nobody@example.com", "password": PASSWORD}
    )
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


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
    assert (await login(client, session, person)).status_code == 401
    assert (await login(client, session, person, new)).status_code == 200


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


async def test_whoever_guesses_is_slowed_down_and_nobody_else(
    client: AsyncClient, session: AsyncSession
) -> None:
    victim, other = await somebody(session), await somebody(session)
    device = (await tokens(client, session, victim))["device_token"]
    for _ in range(10):
        await login(client, session, victim, "a guess of somebody")
    answer = await login(client, session, victim)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert (await login(client, session, other)).status_code == 200
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
    assert (await login(client, session, person)).status_code == 429


async def test_only_a_hash_is_kept(session: AsyncSession) -> None:
    person = await somebody(session)
    credential = await session.get_one(Credential, person.caller.id)
    assert credential.password_hash.startswith("$argon2id$v=19$m=19456,t=2")


async def test_whoever_leaves_is_gone(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    assert (await client.delete(ME, headers=person.headers)).status_code == 204
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    assert (await login(client, session, person)).status_code == 401


async def test_passwords_are_compared_whole() -> None:
    password = " " + "ä🐎 " * 30
    kept = await hash_password(password)
    assert await is_password(password, kept)
    assert not await is_password(password.strip(), kept)
    assert not await is_password(password[:72], kept)

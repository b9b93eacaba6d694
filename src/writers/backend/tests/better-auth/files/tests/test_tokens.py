"""Whose tokens are taken, and for how long."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from httpx import AsyncClient
from jwt.algorithms import OKPAlgorithm
from jwt.utils import base64url_decode, base64url_encode
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.jwks import KeySet, load_keys
from tests.issuer import Issuer, the_issuer
from tests.people import Person, somebody

ME = "/api/v1/me"
SOON = timedelta(minutes=1)


def bearer(token: str) -> dict[bytes, bytes]:
    return {b"Authorization": f"Bearer {token}".encode()}


async def answered(client: AsyncClient, token: str) -> int:
    return (await client.get(ME, headers=bearer(token))).status_code


def claims_of(person: Person) -> dict[str, Any]:
    return the_issuer().claims(person.caller.id, person.caller.sign_in or "")


async def test_whoever_is_signed_in_is_known(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    answer = await client.get(ME, headers=person.headers)
    assert answer.json()["data"]["id"] == person.caller.id


async def test_who_does_not_say_who_they_are_is_asked_to(client: AsyncClient) -> None:
    answer = await client.get(ME)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["error"]["code"] == "not_signed_in"


@pytest.mark.parametrize("token", ["abc", "a.b.c", "..", "ä", "\x00", "x" * 10_000])
async def test_what_is_no_token_is_refused(
    client: AsyncClient, session: AsyncSession, token: str
) -> None:
    assert await answered(client, token) == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": datetime.now(UTC) - SOON},
        {"exp": None},
        {"exp": "soon"},
        {"nbf": datetime.now(UTC) + timedelta(days=1)},
        {"iat": None},
        {"iat": datetime.now(UTC) + timedelta(days=1)},
        {"iss": "http://elsewhere.example"},
        {"iss": None},
        {"aud": "somebody else"},
        {"aud": None},
        {"aud": []},
        {"sub": None},
        {"sub": ""},
        {"sub": "no key\x00"},
        {"sub": "x" * 65},
        {"sub": "somebody-else"},
        {"sid": None},
        {"sid": 1},
        {"sid": "no-session"},
        {"sid": "\x00"},
    ],
)
async def test_a_token_that_says_something_else_is_refused(
    client: AsyncClient, session: AsyncSession, changes: dict[str, Any]
) -> None:
    person = await somebody(session)
    claims = claims_of(person)
    assert await answered(client, the_issuer().signed(claims)) == 200
    assert await answered(client, signed_anyhow({**claims, **changes})) == 401


def signed_anyhow(claims: dict[str, Any], **head: Any) -> str:
    """Signed as it is, where a library would refuse to."""
    said = {
        name: int(value.timestamp()) if isinstance(value, datetime) else value
        for name, value in claims.items()
        if value is not None
    }
    parts = [{"alg": "EdDSA", "kid": the_issuer().name, **head}, said]
    text_ = b".".join(base64url_encode(json.dumps(part).encode()) for part in parts)
    return (text_ + b"." + base64url_encode(the_issuer().key.sign(text_))).decode()


async def test_a_token_that_holds_too_long_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    claims = claims_of(await somebody(session))
    token = the_issuer().signed({**claims, "exp": claims["iat"] + timedelta(days=8)})
    assert await answered(client, token) == 401


async def test_a_signature_that_was_touched_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    token = the_issuer().signed(claims_of(await somebody(session)))
    assert await answered(client, token[:-8] + "AAAA" + token[-4:]) == 401


async def test_a_token_without_a_signature_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    claims = claims_of(await somebody(session))
    head = {"kid": the_issuer().name}
    assert await answered(client, jwt.encode(claims, "", algorithm="none", headers=head)) == 401


async def test_a_public_key_is_no_secret_to_sign_with(
    client: AsyncClient, session: AsyncSession
) -> None:
    claims = claims_of(await somebody(session))
    public = the_issuer().public()["x"]
    for secret in (public, base64url_decode(public)):
        head = {"kid": the_issuer().name}
        assert await answered(client, jwt.encode(claims, secret, "HS256", headers=head)) == 401


async def test_a_key_that_a_token_brings_along_is_nobodys(
    client: AsyncClient, session: AsyncSession
) -> None:
    claims = claims_of(await somebody(session))
    trap = Issuer()
    shown = {**OKPAlgorithm.to_jwk(trap.key.public_key(), as_dict=True), "kid": trap.name}
    for head in ({"jwk": shown}, {"jku": trap.address}, {"x5u": trap.address}):
        assert await answered(client, trap.signed(claims, **head)) == 401
        assert await answered(client, trap.signed(claims, kid="another", **head)) == 401
    assert trap.fetches == 0


@pytest.mark.parametrize("head", [{"kid": None}, {"kid": 1}, {"kid": ["the-key"]}, {"crit": ["x"], "x": 1}])
async def test_a_head_that_makes_no_sense_is_refused(
    client: AsyncClient, session: AsyncSession, head: dict[str, Any]
) -> None:
    claims = claims_of(await somebody(session))
    assert await answered(client, signed_anyhow(claims, **head)) == 401


async def test_names_that_are_made_up_are_asked_for_once(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await somebody(session)
    keys = KeySet(load_keys)
    monkeypatch.setattr("app.accounts.tokens.key_set", lambda: keys)
    before = the_issuer().fetches
    for number in range(100):
        token = the_issuer().signed(claims_of(person), kid=f"made-up-{number}")
        assert await answered(client, token) == 401
    assert the_issuer().fetches - before <= 1
    assert (await client.get(ME, headers=person.headers)).status_code == 200


async def test_who_is_signed_in_stays_so_while_nobody_shows_keys(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await somebody(session)
    assert (await client.get(ME, headers=person.headers)).status_code == 200
    monkeypatch.setattr(the_issuer(), "down", True)
    assert (await client.get(ME, headers=person.headers)).status_code == 200
    token = the_issuer().signed(claims_of(person), kid="unknown")
    assert await answered(client, token) == 401


async def test_without_any_key_nobody_is_told_to_sign_in_again(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await somebody(session)
    keys = KeySet(load_keys)
    monkeypatch.setattr("app.accounts.tokens.key_set", lambda: keys)
    monkeypatch.setattr(the_issuer(), "down", True)
    answer = await client.get(ME, headers=person.headers)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    "statement",
    [
        'DELETE FROM auth."session"',
        """UPDATE auth."session" SET "expiresAt" = now() - interval '1 second'""",
        'DELETE FROM auth."user"',
        'UPDATE auth."user" SET "banned" = true',
    ],
    ids=["signed out", "over", "gone", "shut out"],
)
async def test_a_token_is_worth_nothing_without_its_session(
    client: AsyncClient, session: AsyncSession, statement: str
) -> None:
    person, other = await somebody(session), await somebody(session)
    assert (await client.get(ME, headers=person.headers)).status_code == 200
    await session.execute(text(f"{statement} WHERE \"id\" LIKE '%{person.caller.id}'"))
    await session.commit()
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    assert (await client.get(ME, headers=other.headers)).status_code == 200


async def test_a_session_is_of_one_person(client: AsyncClient, session: AsyncSession) -> None:
    one, other = await somebody(session), await somebody(session)
    token = the_issuer().signed(
        the_issuer().claims(one.caller.id, other.caller.sign_in or "")
    )
    assert await answered(client, token) == 401

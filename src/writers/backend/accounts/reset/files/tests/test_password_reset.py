"""Getting in again without the password."""

from datetime import UTC, datetime, timedelta

from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.asked import MOST_FOR_MAIL
from app.accounts.models import OneTimeToken
from app.core.secrets import hash_of
from app.core.settings import get_settings
from tests.errors import code_of
from tests.mails import Box, box
from tests.people import somebody

__all__ = ["box"]

FORGOT = "/api/v1/auth/password/forgot"
RESET = "/api/v1/auth/password/reset"
NEW = "a completely different horse"


async def test_a_link_holds_once_and_puts_everybody_out(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    person = await somebody(session)
    address = person.caller.user.email
    assert (await client.post(FORGOT, json={"email": address})).status_code == 202
    [secret] = box.secrets_for(address)
    kept = [one.hash for one in await session.scalars(select(OneTimeToken))]
    assert kept == [hash_of(secret)]
    body = {"token": secret, "password": NEW}
    assert (await client.post(RESET, json=body)).status_code == 204
    again = await client.post(RESET, json=body)
    assert (again.status_code, code_of(again)) == (400, "link_over")
    assert (await client.get("/api/v1/me", headers=person.headers)).status_code == 401
    login = {"email": address, "password": NEW}
    assert (await client.post("/api/v1/auth/login", json=login)).status_code == 200


async def test_a_newer_link_ends_the_one_before(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    address = (await somebody(session)).caller.user.email
    for _ in range(2):
        await client.post(FORGOT, json={"email": address})
    older, newer = box.secrets_for(address)
    body = {"token": older, "password": NEW}
    assert (await client.post(RESET, json=body)).status_code == 400
    assert (await client.post(RESET, json={**body, "token": newer})).status_code == 204


async def test_after_its_time_a_link_opens_nothing(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    address = (await somebody(session)).caller.user.email
    await client.post(FORGOT, json={"email": address})
    [secret] = box.secrets_for(address)
    [one] = await session.scalars(select(OneTimeToken))
    assert one.ends_at <= datetime.now(UTC) + get_settings().reset_lasts
    one.ends_at = datetime.now(UTC) - timedelta(seconds=1)
    await session.commit()
    body = {"token": secret, "password": NEW}
    assert (await client.post(RESET, json=body)).status_code == 400


async def test_one_address_is_mailed_so_often(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    body = {"email": (await somebody(session)).caller.user.email}
    asked = [await client.post(FORGOT, json=body) for _ in range(MOST_FOR_MAIL + 1)]
    assert [one.status_code for one in asked] == [202] * MOST_FOR_MAIL + [429]
    assert len(box.secrets_for(body["email"])) == MOST_FOR_MAIL


async def test_who_has_an_account_is_not_told(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    person = await somebody(session)
    known = await client.post(FORGOT, json={"email": person.caller.user.email})
    unknown = await client.post(FORGOT, json={"email": "nobody@example.com"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert box.secrets_for("nobody@example.com") == []

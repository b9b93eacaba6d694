"""Signing in by a link in a mail."""

import asyncio
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
from tests.people import shut_out, somebody
from tests.signing_in import LOGIN

__all__ = ["box"]

ASK = "/api/v1/auth/link"


async def mailed(client: AsyncClient, box: Box, address: str) -> str:
    """What the mail to an address says."""
    answer = await client.post(ASK, json={"email": address})
    assert answer.status_code == 202, answer.text
    return box.secrets_for(address)[-1]


async def test_a_link_lets_in_once(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    address = (await somebody(session)).caller.user.email
    secret = await mailed(client, box, address)
    kept = [one.hash for one in await session.scalars(select(OneTimeToken))]
    assert kept == [hash_of(secret)]
    answer = await client.post(LOGIN, json={"token": secret})
    assert answer.status_code == 200, answer.text
    bearer = {"Authorization": f"Bearer {answer.json()['data']['access_token']}"}
    me = await client.get("/api/v1/me", headers=bearer)
    assert me.json()["data"]["email"] == address
    again = await client.post(LOGIN, json={"token": secret})
    assert (again.status_code, code_of(again)) == (400, "link_over")


async def test_of_many_at_once_one_gets_in(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    secret = await mailed(client, box, (await somebody(session)).caller.user.email)
    answers = await asyncio.gather(
        *(client.post(LOGIN, json={"token": secret}) for _ in range(10))
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 9


async def test_a_newer_link_ends_the_one_before(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    address = (await somebody(session)).caller.user.email
    older = await mailed(client, box, address)
    newer = await mailed(client, box, address)
    assert (await client.post(LOGIN, json={"token": older})).status_code == 400
    assert (await client.post(LOGIN, json={"token": newer})).status_code == 200


async def test_after_its_time_nobody_gets_in(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    secret = await mailed(client, box, (await somebody(session)).caller.user.email)
    [one] = await session.scalars(select(OneTimeToken))
    assert one.ends_at <= datetime.now(UTC) + get_settings().link_lasts
    one.ends_at = datetime.now(UTC) - timedelta(seconds=1)
    await session.commit()
    assert (await client.post(LOGIN, json={"token": secret})).status_code == 400


async def test_who_has_an_account_is_not_told(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    person = await somebody(session)
    known = await client.post(ASK, json={"email": person.caller.user.email})
    unknown = await client.post(ASK, json={"email": "nobody@example.com"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert box.secrets_for("nobody@example.com") == []


async def test_whoever_is_shut_out_is_mailed_nothing(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    person = await somebody(session)
    await shut_out(session, person)
    await client.post(ASK, json={"email": person.caller.user.email})
    assert box.mails == []


async def test_one_address_is_mailed_so_often_and_others_are_not_kept_waiting(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    person, other = await somebody(session), await somebody(session)
    address = person.caller.user.email
    asked = [await client.post(ASK, json={"email": address}) for _ in range(MOST_FOR_MAIL + 1)]
    assert [one.status_code for one in asked] == [202] * MOST_FOR_MAIL + [429]
    assert int(asked[-1].headers["Retry-After"]) > 0
    assert len(box.secrets_for(address)) == MOST_FOR_MAIL
    await mailed(client, box, other.caller.user.email)

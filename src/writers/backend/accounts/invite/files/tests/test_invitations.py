"""Asking others to join."""

from datetime import UTC, datetime, timedelta
from typing import Any

from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.invitations import Invitation
from app.core.people import user_email
from app.core.secrets import hash_of
from app.models.user import User
from tests.errors import code_of
from tests.invited import INVITER, STRANGER, joining, same_house
from tests.mails import Box, box
from tests.people import Person, somebody
from tests.signing_in import enter

__all__ = ["box"]

INVITE = "/api/v1/auth/invitations"
ACCEPT = f"{INVITE}/accept"
ADDRESS = "somebody.new@example.com"


async def invited(
    client: AsyncClient, session: AsyncSession, box: Box, address: str = ADDRESS
) -> tuple[Person, str]:
    """Somebody who may, and the secret of the mail they sent."""
    person = await somebody(session, **INVITER)
    answer = await client.post(INVITE, json={"email": address}, headers=person.headers)
    assert answer.status_code == 202, answer.text
    return person, box.secrets_for(address)[-1]


def accepting(secret: str) -> dict[str, Any]:
    return joining(token=secret)


async def test_whoever_is_invited_joins_once(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    person, secret = await invited(client, session, box)
    kept = [one.hash for one in await session.scalars(select(Invitation))]
    assert kept == [hash_of(secret)]
    await session.commit()
    answer = await client.post(ACCEPT, json=accepting(secret))
    assert answer.status_code == 204, answer.text
    again = await client.post(ACCEPT, json=accepting(secret))
    assert (again.status_code, code_of(again)) == (400, "link_over")
    assert (await enter(client, session, ADDRESS)).status_code == 200
    user = (await session.scalars(select(User).where(user_email == ADDRESS))).one()
    assert same_house(user, person.caller.user)
    assert (await session.scalars(select(Invitation))).all() == []


async def test_a_newer_mail_ends_the_one_before(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    person, older = await invited(client, session, box)
    await client.post(INVITE, json={"email": ADDRESS}, headers=person.headers)
    assert (await client.post(ACCEPT, json=accepting(older))).status_code == 400
    newer = box.secrets_for(ADDRESS)[-1]
    assert (await client.post(ACCEPT, json=accepting(newer))).status_code == 204


async def test_after_its_time_nobody_joins(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    _, secret = await invited(client, session, box)
    for one in await session.scalars(select(Invitation)):
        one.ends_at = datetime.now(UTC) - timedelta(seconds=1)
    await session.commit()
    assert (await client.post(ACCEPT, json=accepting(secret))).status_code == 400


async def test_who_has_an_account_is_told_so_and_nobody_else_is(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    known = (await somebody(session)).caller.user.email
    person = await somebody(session, **INVITER)
    told = [
        await client.post(INVITE, json={"email": one}, headers=person.headers)
        for one in (known, ADDRESS)
    ]
    assert told[0].status_code == told[1].status_code == 202
    assert told[0].json() == told[1].json()
    assert box.secrets_for(known) == []


async def test_an_account_that_was_made_meanwhile_stays_as_it_is(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    _, secret = await invited(client, session, box)
    await somebody(session, email=ADDRESS)
    answer = await client.post(ACCEPT, json=accepting(secret))
    assert (answer.status_code, code_of(answer)) == (400, "link_over")


async def test_who_may_not_invite_does_not(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    assert (await client.post(INVITE, json={"email": ADDRESS})).status_code == 401
    if STRANGER is not None:
        person = await somebody(session, **STRANGER)
        refused = await client.post(INVITE, json={"email": ADDRESS}, headers=person.headers)
        assert refused.status_code == 403
    assert box.mails == []


async def test_nobody_says_more_than_they_may(
    client: AsyncClient, session: AsyncSession, box: Box
) -> None:
    _, secret = await invited(client, session, box)
    for name in ("email", "role", "id"):
        answer = await client.post(ACCEPT, json={**accepting(secret), name: "admin"})
        assert answer.status_code == 422

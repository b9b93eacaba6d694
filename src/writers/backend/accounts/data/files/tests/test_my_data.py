"""Whoever asks is told all that is kept of them, and nothing of others."""

from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from tests.people import somebody

EXPORT = "/api/v1/me/export"


async def test_the_caller_is_told_what_is_theirs(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, other = await somebody(session), await somebody(session)
    answer = await client.get(EXPORT, headers=person.headers)
    assert answer.status_code == 200
    told = answer.json()
    rows = told[User.__tablename__]
    assert [row["email"] for row in rows] == [person.caller.user.email]
    assert other.caller.user.email not in answer.text


async def test_it_is_not_told_all_day(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    for _ in range(5):
        assert (await client.get(EXPORT, headers=person.headers)).status_code == 200
    assert (await client.get(EXPORT, headers=person.headers)).status_code == 429


async def test_nobody_is_asked_to_sign_in(client: AsyncClient) -> None:
    assert (await client.get(EXPORT)).status_code == 401

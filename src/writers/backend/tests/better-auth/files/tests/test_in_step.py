"""Both know the same of a person."""

import asyncio

from httpx import AsyncClient
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.directory import known_as
from app.accounts.in_step import copied, in_step
from app.core.people import user_key
from tests.people import headers_for, known, somebody, stay

ME = "/api/v1/me"


async def newcomer(session: AsyncSession, user_id: str = "new") -> dict[str, str]:
    """Somebody whom only Better Auth knows."""
    await known(session, user_id, object())
    return headers_for(user_id, await stay(session, user_id))


async def test_whoever_comes_for_the_first_time_is_kept(
    client: AsyncClient, session: AsyncSession
) -> None:
    headers = await newcomer(session)
    for _ in range(2):
        answer = await client.get(ME, headers=headers)
        assert answer.status_code == 200, answer.text
        assert answer.json()["data"]["id"] == "new"
    assert (await session.scalars(select(user_key))).all() == ["new"]


async def test_of_requests_that_come_at_once_one_keeps_them(
    client: AsyncClient, session: AsyncSession
) -> None:
    headers = await newcomer(session)
    answers = await asyncio.gather(*(client.get(ME, headers=headers) for _ in range(8)))
    assert [answer.status_code for answer in answers] == [200] * 8


async def test_what_better_auth_knows_counts(session: AsyncSession) -> None:
    person = await somebody(session)
    theirs = await known_as(session, person.caller.id)
    assert theirs is not None
    later = theirs._replace(email="later@example.com", name="Later")
    user = await in_step(session, person.caller.user, later)
    assert {name: getattr(user, name) for name in copied(later)} == copied(later)


async def test_an_address_that_moved_on_is_free(
    client: AsyncClient, session: AsyncSession
) -> None:
    before = await somebody(session)
    address = getattr(before.caller.user, "email", "one@example.com")
    await session.execute(text('UPDATE auth."user" SET "email" = \'moved@example.com\''))
    await session.commit()
    headers = await newcomer(session)
    statement = text('UPDATE auth."user" SET "email" = :email WHERE "id" = \'new\'')
    await session.execute(statement, {"email": address})
    await session.commit()
    assert (await client.get(ME, headers=headers)).status_code == 200
    assert (await client.get(ME, headers=before.headers)).status_code == 200


async def test_an_address_of_somebody_who_is_gone_is_free(
    client: AsyncClient, session: AsyncSession
) -> None:
    before = await somebody(session)
    address = getattr(before.caller.user, "email", "one@example.com")
    await session.execute(text('DELETE FROM auth."user"'))
    headers = await newcomer(session)
    await session.execute(text('UPDATE auth."user" SET "email" = :email'), {"email": address})
    await session.commit()
    assert (await client.get(ME, headers=headers)).status_code == 200


async def test_whoever_leaves_is_gone_in_both(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    assert (await client.delete(ME, headers=person.headers)).status_code == 204
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    left = await session.execute(text('SELECT "id" FROM auth."user"'))
    assert left.all() == []

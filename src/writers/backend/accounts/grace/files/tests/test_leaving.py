"""Whoever leaves is out at once, may change their mind for a while, and is erased then."""

from datetime import UTC, datetime, timedelta

from httpx import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.leaving import Leaving, erase_due, stay
from app.background.job import Job
from app.core.ids import uuid7
from app.core.people import user_email, user_key
from app.models.user import User
from tests.people import Person, somebody
from tests.signing_in import enter

ME = "/api/v1/me"


async def left(client: AsyncClient, session: AsyncSession) -> Person:
    person = await somebody(session)
    assert (await client.delete(ME, headers=person.headers)).status_code == 204
    return person


async def signs_in(client: AsyncClient, session: AsyncSession, person: Person) -> bool:
    return (await enter(client, session, person.caller.user.email)).is_success


async def erased(session: AsyncSession) -> None:
    await erase_due(Job(uuid7(), "erase_leaving", {}, 1))
    session.expire_all()


async def test_nobody_is_erased_before_their_time(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await left(client, session)
    key = person.caller.id
    await erased(session)
    assert await session.scalar(select(user_key).where(user_key == key)) == key


async def test_whoever_changes_their_mind_is_let_in(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await left(client, session)
    assert not await signs_in(client, session, person)
    assert await stay(session, person.caller.user.email)
    await session.commit()
    assert await signs_in(client, session, person)
    assert not await stay(session, person.caller.user.email)


async def test_when_it_is_time_nothing_is_left(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await left(client, session)
    email = person.caller.user.email
    past = datetime.now(UTC) - timedelta(seconds=1)
    await session.execute(update(Leaving).values(due_at=past))
    await session.commit()
    await erased(session)
    assert await session.scalar(select(User).where(user_email == email)) is None
    assert await session.scalar(select(Leaving)) is None

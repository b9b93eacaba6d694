"""In how many places somebody may be signed in."""

from httpx import AsyncClient
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.models import SignIn
from app.core.settings import get_settings
from tests.people import Person, somebody
from tests.signing_in import tokens

ME = "/api/v1/me"


async def holding(session: AsyncSession, person: Person) -> int:
    statement = select(func.count()).where(
        SignIn.user_id == person.caller.id, SignIn.revoked_at.is_(None)
    )
    return await session.scalar(statement) or 0


async def test_one_more_ends_the_one_that_was_used_longest_ago(
    client: AsyncClient, session: AsyncSession
) -> None:
    person, other = await somebody(session), await somebody(session)
    most = get_settings().most_sign_ins
    for _ in range(most - 1):
        await tokens(client, session, person)
    assert (await client.get(ME, headers=person.headers)).status_code == 200
    last = await tokens(client, session, person)
    assert (await client.get(ME, headers=person.headers)).status_code == 401
    bearer = {"Authorization": f"Bearer {last['access_token']}"}
    assert (await client.get(ME, headers=bearer)).status_code == 200
    assert (await client.get(ME, headers=other.headers)).status_code == 200
    assert await holding(session, person) == most

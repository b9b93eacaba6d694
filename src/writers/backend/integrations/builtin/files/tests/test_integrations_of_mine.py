"""Whoever asks what is kept of them is told what they connected, and nothing that opens it."""

from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from tests.chosen import NAME
from tests.connecting import connected, provider
from tests.people import somebody
from tests.provider import FakeProvider

__all__ = ["provider"]


async def test_what_somebody_connected_is_among_what_is_theirs(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person, other = await somebody(session), await somebody(session)
    for one in (person, other):
        await connected(client, one, provider)
    answer = await client.get("/api/v1/me/export", headers=person.headers)
    told = answer.json()["integration_connections"]
    assert [(one["integration"], one["owner_id"]) for one in told] == [
        (NAME, str(person.caller.id))
    ]
    assert "access_token" not in told[0]
    assert "refresh_token" not in told[0]

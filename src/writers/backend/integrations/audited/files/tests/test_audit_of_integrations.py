"""Who connected what, and let go of it, stands in the audit log."""

from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.audit.models import AuditEntry
from tests.chosen import NAME
from tests.connecting import PATH, connected, provider
from tests.people import somebody
from tests.provider import FakeProvider

__all__ = ["provider"]


async def test_it_is_written_down_without_what_opens_it(
    client: AsyncClient, session: AsyncSession, provider: FakeProvider
) -> None:
    person = await somebody(session)
    await connected(client, person, provider)
    await client.delete(PATH, headers=person.headers)
    found = await session.scalars(
        select(AuditEntry)
        .where(AuditEntry.row == str(person.caller.id), AuditEntry.action.like("integration%"))
        .order_by(AuditEntry.at)
    )
    entries = found.all()
    actions = [one.action for one in entries]
    assert actions == ["integration_connected", "integration_disconnected"]
    assert [one.details for one in entries] == [{"integration": NAME}] * 2
    assert [one.by for one in entries] == [str(person.caller.id)] * 2

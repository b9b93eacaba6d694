"""What happens with accounts is written down."""

from httpx import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.audit.keeping import ACCOUNTS
from app.audit.models import AuditEntry
from app.audit.verify import verify
from app.audit.watched import RANKED
from app.core.acting import act_as
from app.core.roles import Role
from tests.people import PASSWORD, somebody


async def noticed(session: AsyncSession) -> list[tuple[str, str | None]]:
    found = await session.scalars(
        select(AuditEntry).where(AuditEntry.chain == ACCOUNTS).order_by(AuditEntry.position)
    )
    return [(entry.action, entry.row) for entry in found]


async def test_whoever_signs_in_and_whoever_cannot(
    client: AsyncClient, session: AsyncSession
) -> None:
    person = await somebody(session)
    body = {"email": person.caller.user.email, "password": PASSWORD}
    assert (await client.post("/api/v1/auth/login", json=body)).status_code == 200
    wrong = {**body, "password": "another horse entirely"}
    assert (await client.post("/api/v1/auth/login", json=wrong)).status_code == 401
    key = str(person.caller.id)
    assert await noticed(session) == [("signed_in", key), ("sign_in_refused", key)]
    assert await verify() == []


async def test_a_role_that_changes(session: AsyncSession) -> None:
    person = await somebody(session)
    act_as(session, "an admin")
    for field in RANKED.values():
        setattr(person.caller.user, field, list(Role)[0])
        await session.commit()
        setattr(person.caller.user, field, list(Role)[-1])
        await session.commit()
        assert ("role_changed", str(person.caller.id)) in await noticed(session)


async def test_an_account_that_is_erased(client: AsyncClient, session: AsyncSession) -> None:
    person = await somebody(session)
    assert (await client.delete("/api/v1/me", headers=person.headers)).status_code == 204
    assert ("erased", str(person.caller.id)) in await noticed(session)

"""What happens with accounts is written down."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.accounts.erasure import erase
from app.audit.keeping import ACCOUNTS
from app.audit.models import AuditEntry
from app.audit.watched import RANKED
from app.core.acting import act_as
from app.core.roles import Role
from tests.people import somebody


async def noticed(session: AsyncSession) -> list[tuple[str, str | None]]:
    found = await session.scalars(
        select(AuditEntry).where(AuditEntry.chain == ACCOUNTS).order_by(AuditEntry.position)
    )
    return [(entry.action, entry.row) for entry in found]


async def test_a_role_that_changes(session: AsyncSession) -> None:
    person = await somebody(session)
    act_as(session, "an admin")
    for field in RANKED.values():
        setattr(person.caller.user, field, list(Role)[0])
        await session.commit()
        setattr(person.caller.user, field, list(Role)[-1])
        await session.commit()
        assert ("role_changed", str(person.caller.id)) in await noticed(session)


async def test_an_account_that_is_erased(session: AsyncSession) -> None:
    person = await somebody(session)
    key = str(person.caller.id)
    await erase(session, person.caller.user)
    await session.commit()
    assert ("erased", key) in await noticed(session)

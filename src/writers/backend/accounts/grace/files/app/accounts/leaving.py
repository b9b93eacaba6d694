"""Whoever does not want to be here any more is out at once, and erased after a while.

Whoever changes their mind before that is let in again by whoever runs this: python -m app.accounts.leaving ADDRESS
"""

import asyncio
import sys
from datetime import UTC, datetime

from sqlalchemy import ForeignKey, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.erasure import erase
from app.accounts.credential import Credential
from app.accounts.noticed import noticed
from app.accounts.parting import part
from app.accounts.service import end_links, revoke_all
from app.background.job import Job
from app.core.database import close_database, sessions
from app.core.keys import USER_KEY, UserId
from app.core.people import user_email, user_key
from app.core.settings import get_settings
from app.core.tables import Kept
from app.models.user import User


class Leaving(Kept):
    """Somebody who is to be erased, and when."""

    __tablename__ = "leavings"

    user_id: Mapped[UserId] = mapped_column(
        ForeignKey(USER_KEY, ondelete="CASCADE"), primary_key=True
    )
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)


async def leave(session: AsyncSession, user: User) -> None:
    """They are out; keys of theirs open nothing while they are."""
    now = datetime.now(UTC)
    due = now + get_settings().erased_after
    await session.execute(
        insert(Leaving)
        .values(user_id=user.id, asked_at=now, due_at=due)
        .on_conflict_do_nothing()
    )
    await session.execute(
        update(Credential)
        .where(Credential.user_id == user.id, Credential.disabled_at.is_(None))
        .values(disabled_at=now)
    )
    await revoke_all(session, user.id)
    await end_links(session, user.id)
    await part(session, user.id)
    await noticed(session, "leaving", user.id)


async def stay(session: AsyncSession, email: str) -> bool:
    """Whoever changed their mind may sign in again; whether there was anybody."""
    user_id = await session.scalar(
        select(Leaving.user_id)
        .join(User, user_key == Leaving.user_id)
        .where(user_email == email)
    )
    if user_id is None:
        return False
    await session.execute(delete(Leaving).where(Leaving.user_id == user_id))
    await session.execute(
        update(Credential).where(Credential.user_id == user_id).values(disabled_at=None)
    )
    await noticed(session, "staying", user_id)
    return True


async def erase_due(job: Job) -> None:
    """Erases whoever left long enough ago, each in a transaction of their own."""
    while await erase_one(job):
        continue


async def erase_one(job: Job) -> bool:
    """The next of them; whether there was one."""
    async with job.session() as session:
        leaving = await session.scalar(
            select(Leaving)
            .where(Leaving.due_at <= datetime.now(UTC))
            .order_by(Leaving.due_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if leaving is None:
            return False
        user = await session.get(User, leaving.user_id)
        await session.delete(leaving)
        await session.flush()
        if user is not None:
            await erase(session, user)
    return True


async def main(email: str) -> int:
    """Lets somebody in again."""
    try:
        async with sessions()() as session, session.begin():
            found = await stay(session, email)
    finally:
        await close_database()
    print("They may sign in again." if found else "Nobody with this address is leaving.")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1])))

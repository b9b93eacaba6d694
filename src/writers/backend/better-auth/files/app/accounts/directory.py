"""Where Better Auth keeps people, and who is signed in: the schema auth of this very database.

A signature alone cannot tell that somebody signed out, was shut out, chose a new password or is
gone: Better Auth ends a session by deleting its row. So each request looks for the row of its
session, in the one query that finds the person too, and what it finds holds at once. To ask the
service instead would be a call for each request, and would put everybody out while it is down;
a list of revoked tokens would need somebody to fill it.

What Better Auth keeps of a person is the truth, the role among it. It is copied into the table of
this program, so that rows can point to it; the copy is made when somebody first comes, and follows
whenever it differs.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    Boolean,
    DateTime,
    String,
    and_,
    bindparam,
    column,
    delete,
    func,
    select,
    table,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession

SCHEMA = "auth"

people = table(
    "user",
    column("id", String),
    column("email", String),
    column("name", String),
    column("image", String),
    column("role", String),
    column("banned", Boolean),
    column("createdAt", DateTime(timezone=True)),
    column("updatedAt", DateTime(timezone=True)),
    schema=SCHEMA,
)
stays = table(
    "session",
    column("id", String),
    column("userId", String),
    column("expiresAt", DateTime(timezone=True)),
    schema=SCHEMA,
)


class Known(NamedTuple):
    """What Better Auth knows of somebody."""

    id: str
    email: str
    name: str
    image: str | None
    role: str | None
    created_at: datetime
    updated_at: datetime


KNOWN = (
    people.c.id,
    people.c.email,
    people.c.name,
    people.c.image,
    people.c.role,
    people.c.createdAt,
    people.c.updatedAt,
)


# Whoever is not shut out.
LET_IN = people.c.banned.is_distinct_from(true())

# Whoever is let in, and whose session is there still.
STAYS_IN = and_(
    LET_IN,
    people.c.id == bindparam("user"),
    stays.c.id == bindparam("sign_in"),
    stays.c.expiresAt > func.now(),
)


async def known_as(session: AsyncSession, user_id: str) -> Known | None:
    """What Better Auth knows of somebody by their key; nothing where it does not know them."""
    found = await session.execute(select(*KNOWN).where(people.c.id == user_id))
    row = found.one_or_none()
    return None if row is None else Known(*row)


async def forget(session: AsyncSession, user_id: str) -> None:
    """Better Auth knows them no more: sessions and passwords go with the person."""
    await session.execute(delete(people).where(people.c.id == user_id))

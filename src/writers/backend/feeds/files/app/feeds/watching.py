"""Following what becomes of rows: no more of it than the one who watches may see."""

from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from time import time
from typing import Any

import jwt
from sqlalchemy import BigInteger, Text, cast, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.caller import Caller
from app.core.database import sessions
from app.core.errors import NotSignedIn
from app.feeds.asking import asking
from app.feeds.hub import hub
from app.feeds.models import FeedEntry
from app.schemas.base import Schema

HEARTBEAT = 15.0
SOON = 0.2
AT_ONCE = 100
MOST_KNOWN = 10_000

Told = Callable[[AsyncSession, Caller, Sequence[str]], Awaitable[dict[str, Schema]]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the order of things an entry is: by its transaction, since these end in any order."""

    transaction: int
    entry: int

    def __str__(self) -> str:
        return f"{self.transaction}.{self.entry}"


@dataclass(frozen=True, slots=True)
class Happening:
    """What became of a row, as it is told; `lost` says that something may have been missed."""

    id: str
    event: str
    data: dict[str, Any]


def place_of(text: str | None) -> Place | None:
    """What somebody names who comes back; nothing where it is no place."""
    first, _, second = (text or "").partition(".")
    if not (first.isdecimal() and second.isdecimal() and len(first) < 19 and len(second) < 19):
        return None
    return Place(int(first), int(second))


def seconds_left(token: str) -> float:
    """How long a token lasts still, of one that was let in."""
    claims = jwt.decode(token, options={"verify_signature": False})
    return max(float(claims["exp"]) - time(), 0.0)


class Watching:
    """Somebody who watches the rows of a resource."""

    def __init__(self, resource: str, told: Told, token: str) -> None:
        self.resource = resource
        self.told = told
        self.token = token
        self.place = Place(0, 0)
        self.known: OrderedDict[str, None] = OrderedDict()

    async def begin(self, last: str | None) -> Happening | None:
        """Goes on behind the last thing that was told, or begins with what comes now."""
        wanted = place_of(last)
        async with sessions()() as session, session.begin():
            await asking(session, self.token)
            now = await session.scalar(select(_settled()))
            self.place = Place((now or 1) - 1, 2**62)
            if last is None:
                return None
            if wanted is not None and await session.scalar(
                select(FeedEntry.id).where(
                    FeedEntry.id == wanted.entry, FeedEntry.transaction == wanted.transaction
                )
            ):
                self.place = wanted
                return None
        return Happening(str(self.place), "lost", {})

    async def follow(self) -> AsyncIterator[Happening | None]:
        """What becomes of rows, as it happens; nothing now and then, to show that there is somebody."""
        pending = False
        while True:
            since = hub.heard[self.resource]
            try:
                happened, full = await self.round()
            except NotSignedIn:
                return
            for one in happened:
                yield one
            if full:
                continue
            # An entry may be there that waits for an older transaction to end.
            longest = SOON if pending else min(HEARTBEAT, seconds_left(self.token))
            pending = await hub.wait(self.resource, since, longest)
            if not pending:
                yield None

    async def round(self) -> tuple[list[Happening], bool]:
        """What there is now, and whether there is more. Whoever is not let in any more is told so."""
        async with sessions()() as session, session.begin():
            caller = await asking(session, self.token)
            found = await session.scalars(
                select(FeedEntry)
                .where(
                    FeedEntry.resource == self.resource,
                    tuple_(FeedEntry.transaction, FeedEntry.id)
                    > tuple_(self.place.transaction, self.place.entry),
                    FeedEntry.transaction < _settled(),
                )
                .order_by(FeedEntry.transaction, FeedEntry.id)
                .limit(AT_ONCE)
            )
            entries = found.all()
            rows = await self.told(session, caller, list({one.row for one in entries}))
        happened = [one for entry in entries if (one := self.happening(entry, rows)) is not None]
        if entries:
            self.place = Place(entries[-1].transaction, entries[-1].id)
        return happened, len(entries) == AT_ONCE

    def happening(self, entry: FeedEntry, rows: dict[str, Schema]) -> Happening | None:
        """What is told of an entry: a row that cannot be seen is gone for those who knew it, and nothing to others."""
        place = str(Place(entry.transaction, entry.id))
        row = rows.get(entry.row)
        if row is not None:
            self.known[entry.row] = None
            self.known.move_to_end(entry.row)
            if len(self.known) > MOST_KNOWN:
                self.known.popitem(last=False)
            event = entry.action if entry.action != "deleted" else "updated"
            return Happening(place, event, row.model_dump(mode="json"))
        if entry.row in self.known:
            del self.known[entry.row]
            return Happening(place, "deleted", {"id": entry.row})
        return None


def _settled() -> Any:
    """The first transaction that may still be open: what is before it stays as it is."""
    return cast(
        cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), Text), BigInteger
    )

"""Adds to a chain, one after the other, and tells whether it is whole."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.audit.models import AuditAnchor, AuditEntry, AuditPending

BEGINNING = bytes(32)
NAMESPACE = 0x61756469


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and by whom."""

    chain: str
    action: str
    by: str | None
    row: str | None
    details: dict[str, Any]


def hash_of(entry: AuditEntry) -> bytes:
    """What binds an entry to all that came before it."""
    done = Done(entry.chain, entry.action, entry.by, entry.row, entry.details)
    before, behind = _around_the_place(done, entry.at)
    said = f'{before}{entry.position},"previous":"{entry.previous.hex()}"{behind}'
    return hashlib.sha256(said.encode()).digest()


def _around_the_place(done: Done, at: datetime) -> tuple[str, str]:
    """What is hashed, but for the place in the chain, which the database finds."""
    said = {
        "action": done.action,
        "at": at.astimezone(UTC).isoformat(),
        "by": done.by,
        "chain": done.chain,
        "details": done.details,
    }
    return f'{_plain(said)[:-1]},"position":', f',"row":{_plain(done.row)}}}'


def _plain(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def lock_of(chain: str) -> Any:
    """Whoever holds it is alone with the chain until the transaction is over."""
    return func.pg_advisory_xact_lock(NAMESPACE, func.hashtext(chain))


def append(session: Session, done: Done) -> None:
    """Adds an entry. It finds its place when the transaction ends, so that nobody waits for a chain before that."""
    at = datetime.now(UTC)
    before, behind = _around_the_place(done, at)
    values = {
        "chain": done.chain,
        "at": at,
        "by": done.by,
        "action": done.action,
        "row": done.row,
        "details": done.details,
        "before": before,
        "behind": behind,
    }
    session.connection().execute(insert(AuditPending).inline(), values)


def _anchor(row: Any) -> tuple[int, bytes]:
    return (0, BEGINNING) if row is None else (row.position, row.hash)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place at which a chain does not hold."""

    chain: str
    position: int
    why: str


async def first_break(session: AsyncSession, chain: str) -> Broken | None:
    """Walks a chain from its beginning to its end."""
    anchor = await session.execute(
        select(AuditAnchor.position, AuditAnchor.hash).where(AuditAnchor.chain == chain)
    )
    position, previous = _anchor(anchor.one_or_none())
    entries = await session.stream_scalars(
        select(AuditEntry)
        .where(AuditEntry.chain == chain)
        .order_by(AuditEntry.position)
        .execution_options(yield_per=1000)
    )
    async for entry in entries:
        position += 1
        if entry.position != position:
            return Broken(chain, position, "an entry is missing")
        if entry.previous != previous:
            return Broken(chain, position, "it does not follow the entry before it")
        if entry.hash != hash_of(entry):
            return Broken(chain, position, "it was changed")
        previous = entry.hash
    return None


async def chains(session: AsyncSession) -> list[str]:
    """Every chain there is."""
    found = await session.scalars(select(AuditEntry.chain).distinct().order_by(AuditEntry.chain))
    return list(found)

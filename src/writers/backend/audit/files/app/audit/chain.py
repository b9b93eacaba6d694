"""Adds to a chain, one after the other, and tells whether it is whole."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.audit.models import AuditAnchor, AuditEntry

BEGINNING = bytes(32)
NAMESPACE = 0x61756469


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and by whom."""

    chain: str
    action: str
    by: str | None
    row: str | None
    details: Mapping[str, Any]


def hash_of(entry: AuditEntry) -> bytes:
    """What binds an entry to all that came before it."""
    said = {
        "chain": entry.chain,
        "position": entry.position,
        "at": entry.at.astimezone(UTC).isoformat(),
        "by": entry.by,
        "action": entry.action,
        "row": entry.row,
        "details": entry.details,
        "previous": entry.previous.hex(),
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).digest()


def append(session: Session, done: Done) -> None:
    """Adds an entry. Whoever adds to the same chain waits until this transaction is over."""
    name = int.from_bytes(hashlib.sha256(done.chain.encode()).digest()[:4], signed=True)
    session.execute(select(func.pg_advisory_xact_lock(NAMESPACE, name)))
    position, previous = _end(session, done.chain)
    values = {
        "chain": done.chain,
        "position": position + 1,
        "at": datetime.now(UTC),
        "by": done.by,
        "action": done.action,
        "row": done.row,
        "details": dict(done.details),
        "previous": previous,
    }
    session.execute(insert(AuditEntry).values(**values, hash=hash_of(AuditEntry(**values))))


def _end(session: Session, chain: str) -> tuple[int, bytes]:
    """The last entry there is, or the last one there was."""
    last = session.execute(
        select(AuditEntry.position, AuditEntry.hash)
        .where(AuditEntry.chain == chain)
        .order_by(AuditEntry.position.desc())
        .limit(1)
    ).one_or_none()
    if last is not None:
        return last.position, last.hash
    return _anchor(
        session.execute(
            select(AuditAnchor.position, AuditAnchor.hash).where(AuditAnchor.chain == chain)
        ).one_or_none()
    )


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

"""What was done, by whom: entries that are never changed, each bound to the one before it."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Identity, Index, LargeBinary, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.core.tables import Kept


class AuditEntry(Kept):
    """Something that was done. People stand in it by their keys alone, so that it may outlast them."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index("ix_audit_entries_at", "at"),)

    chain: Mapped[str] = mapped_column(String(63), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by: Mapped[str | None] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(63))
    row: Mapped[str | None] = mapped_column(String(64))
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    previous: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class AuditAnchor(Kept):
    """Where a chain begins, when what was before is no longer kept."""

    __tablename__ = "audit_anchors"

    chain: Mapped[str] = mapped_column(String(63), primary_key=True)
    position: Mapped[int]
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class AuditPending(Kept):
    """What was done in a transaction that goes on: when it ends, the database makes an entry of it."""

    __tablename__ = "audit_pending"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    chain: Mapped[str] = mapped_column(String(63))
    at: Mapped[datetime]
    by: Mapped[str | None] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(63))
    row: Mapped[str | None] = mapped_column(String(64))
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    before: Mapped[str] = mapped_column(Text)
    behind: Mapped[str] = mapped_column(Text)

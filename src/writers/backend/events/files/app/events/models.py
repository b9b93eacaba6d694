"""What happened, until everybody who listens was told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import uuid7
from app.core.tables import Kept


class OutboxEvent(Kept):
    """Something that happened to a row. What the row holds is not in it: whoever is told may ask."""

    __tablename__ = "outbox_events"
    __table_args__ = (
        Index(
            "ix_outbox_events_next_at",
            "next_at",
            postgresql_where=text("told_at IS NULL AND dead_at IS NULL"),
        ),
        Index("ix_outbox_events_told_at", "told_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    name: Mapped[str] = mapped_column(String(127))
    resource: Mapped[str] = mapped_column(String(63))
    row: Mapped[str] = mapped_column(String(64))
    by: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    next_at: Mapped[datetime] = mapped_column(server_default=func.now())
    attempts: Mapped[int] = mapped_column(server_default="0")
    told_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(Text)

"""Work that nobody waits for, as it is kept until it is done."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import uuid7
from app.core.tables import Kept


class BackgroundJob(Kept):
    """A piece of work: waiting, claimed for a while, finished, or given up."""

    __tablename__ = "background_jobs"
    __table_args__ = (
        UniqueConstraint("name", "key"),
        Index(
            "ix_background_jobs_run_at",
            "run_at",
            postgresql_where=text("finished_at IS NULL AND dead_at IS NULL"),
        ),
        Index("ix_background_jobs_finished_at", "finished_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    name: Mapped[str] = mapped_column(String(63))
    key: Mapped[str | None] = mapped_column(String(255))
    arguments: Mapped[dict[str, Any]] = mapped_column(JSONB)
    run_at: Mapped[datetime] = mapped_column(server_default=func.now())
    attempts: Mapped[int] = mapped_column(server_default="0")
    claimed_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class BackgroundSchedule(Kept):
    """When something that comes again comes next."""

    __tablename__ = "background_schedules"

    name: Mapped[str] = mapped_column(String(63), primary_key=True)
    next_at: Mapped[datetime]

"""What fields of rows held, one after the other."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import uuid7
from app.core.tables import Kept


class RowChange(Kept):
    """A field of a row that changed: from what to what, by whom and when."""

    __tablename__ = "row_changes"
    __table_args__ = (Index("ix_row_changes_resource_row_id", "resource", "row", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    resource: Mapped[str] = mapped_column(String(63))
    row: Mapped[str] = mapped_column(String(64))
    field: Mapped[str] = mapped_column(String(63))
    before: Mapped[Any] = mapped_column(JSONB(none_as_null=True), nullable=True)
    after: Mapped[Any] = mapped_column(JSONB(none_as_null=True), nullable=True)
    by: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())

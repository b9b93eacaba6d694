"""Accounts people have elsewhere, and what is remembered of each."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import uuid7
from app.core.keys import USER_KEY, UserId
from app.core.tables import Kept


class IntegrationConnection(Kept):
    """An account somebody connected; its tokens are kept so that only this program can read them."""

    __tablename__ = "integration_connections"
    __table_args__ = (
        UniqueConstraint("owner_id", "integration"),
        Index("ix_integration_connections_integration", "integration", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    owner_id: Mapped[UserId] = mapped_column(ForeignKey(USER_KEY, ondelete="CASCADE"))
    integration: Mapped[str] = mapped_column(String(63))
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String(255)))
    access_token: Mapped[bytes | None] = mapped_column(LargeBinary)
    access_ends_at: Mapped[datetime | None]
    refresh_token: Mapped[bytes | None] = mapped_column(LargeBinary)
    connected_at: Mapped[datetime]
    reconnect_since: Mapped[datetime | None]


class IntegrationAttempt(Kept):
    """Somebody who was sent to say yes, and is not back yet."""

    __tablename__ = "integration_attempts"

    state: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    owner_id: Mapped[UserId] = mapped_column(
        ForeignKey(USER_KEY, ondelete="CASCADE"), index=True
    )
    integration: Mapped[str] = mapped_column(String(63))
    verifier: Mapped[bytes] = mapped_column(LargeBinary)
    ends_at: Mapped[datetime] = mapped_column(index=True)


class IntegrationRevocation(Kept):
    """A token that is to be taken back; it says of nobody whose it was."""

    __tablename__ = "integration_revocations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    integration: Mapped[str] = mapped_column(String(63))
    token: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)


class IntegrationImport(Kept):
    """Something that was seen in an account, and the row it became, if any. What was seen is not taken again."""

    __tablename__ = "integration_imports"

    connection_id: Mapped[UUID] = mapped_column(
        ForeignKey("integration_connections.id", ondelete="CASCADE"), primary_key=True
    )
    job: Mapped[str] = mapped_column(String(63), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    row: Mapped[str | None] = mapped_column(String(64))


class IntegrationProgress(Kept):
    """Until when a job has seen all there was in an account."""

    __tablename__ = "integration_progress"

    connection_id: Mapped[UUID] = mapped_column(
        ForeignKey("integration_connections.id", ondelete="CASCADE"), primary_key=True
    )
    job: Mapped[str] = mapped_column(String(63), primary_key=True)
    until: Mapped[datetime]

"""Who is sent what happens, and what became of each message."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import uuid7
from app.core.keys import USER_KEY, UserId
from app.core.tables import Kept


class WebhookSubscription(Kept):
    """An address that is sent what happens; its secret is kept so that only this program can read it."""

    __tablename__ = "webhook_subscriptions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    owner_id: Mapped[UserId] = mapped_column(
        ForeignKey(USER_KEY, ondelete="CASCADE"), index=True
    )
    url: Mapped[str] = mapped_column(String(2048))
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    events: Mapped[list[str]] = mapped_column(ARRAY(String(127)))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    ended_at: Mapped[datetime | None]


class WebhookDelivery(Kept):
    """A message for one of them."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (UniqueConstraint("subscription_id", "event_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    subscription_id: Mapped[UUID] = mapped_column(
        ForeignKey("webhook_subscriptions.id", ondelete="CASCADE")
    )
    event_id: Mapped[UUID]
    event: Mapped[str] = mapped_column(String(127))
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)
    delivered_at: Mapped[datetime | None]


class WebhookAttempt(Kept):
    """One try, and what was answered."""

    __tablename__ = "webhook_attempts"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    delivery_id: Mapped[UUID] = mapped_column(
        ForeignKey("webhook_deliveries.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    status: Mapped[int | None]
    error: Mapped[str | None] = mapped_column(String(255))
    milliseconds: Mapped[int]

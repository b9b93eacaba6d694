"""Who is signed in where, and what mails let their readers do: no secret of it is ever told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, func
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import uuid7
from app.core.keys import USER_KEY, UserId
from app.core.tables import Kept


class SignIn(Kept):
    """Somebody who is signed in somewhere; only a hash of what renews it is kept."""

    __tablename__ = "sign_ins"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    user_id: Mapped[UserId] = mapped_column(
        ForeignKey(USER_KEY, ondelete="CASCADE"), index=True
    )
    refresh_hash: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    used_at: Mapped[datetime] = mapped_column(server_default=func.now())
    ends_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class OneTimeToken(Kept):
    """What a mail lets its reader do once."""

    __tablename__ = "one_time_tokens"

    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[UserId] = mapped_column(
        ForeignKey(USER_KEY, ondelete="CASCADE"), index=True
    )
    purpose: Mapped[str] = mapped_column(String(16))
    email: Mapped[str] = mapped_column(String(320))
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

"""What is kept of files beside their bytes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, func
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import uuid7
from app.core.keys import USER_KEY, UserId
from app.core.tables import Kept


class StoredFile(Kept):
    """A file somebody sent: a row may have it once, and it goes when none has it."""

    __tablename__ = "stored_files"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    owner_id: Mapped[UserId | None] = mapped_column(
        ForeignKey(USER_KEY, ondelete="SET NULL"), index=True
    )
    name: Mapped[str] = mapped_column(String(200))
    format: Mapped[str] = mapped_column(String(16))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)
    attached_at: Mapped[datetime | None]

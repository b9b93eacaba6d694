"""What became of rows, for whoever watches them."""

from datetime import datetime

from sqlalchemy import BigInteger, Identity, Index, String, func
from sqlalchemy.orm import Mapped, mapped_column

from app.core.tables import Kept


class FeedEntry(Kept):
    """That a row is new, changed or gone: the server writes it down with the change itself."""

    __tablename__ = "feed_entries"
    __table_args__ = (Index("ix_feed_entries_resource_place", "resource", "transaction", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    transaction: Mapped[int] = mapped_column(BigInteger)
    resource: Mapped[str] = mapped_column(String(63))
    row: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)

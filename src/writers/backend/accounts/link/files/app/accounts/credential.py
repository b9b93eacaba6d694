"""What somebody signs in with: nothing of it is ever told."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.keys import USER_KEY, UserId
from app.core.tables import Kept


class Credential(Kept):
    """That somebody may sign in, by mails to their address."""

    __tablename__ = "credentials"

    user_id: Mapped[UserId] = mapped_column(
        ForeignKey(USER_KEY, ondelete="CASCADE"), primary_key=True
    )
    verified_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]


async def credential_of(_: object) -> Credential:
    """Nothing but mails to their address."""
    return Credential()

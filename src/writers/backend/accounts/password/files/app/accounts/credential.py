"""What somebody signs in with: nothing of it is ever told."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import ForeignKey, String, func
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.passwords import hash_password
from app.core.keys import USER_KEY, UserId
from app.core.tables import Kept


class Credential(Kept):
    """How somebody signs in."""

    __tablename__ = "credentials"

    user_id: Mapped[UserId] = mapped_column(
        ForeignKey(USER_KEY, ondelete="CASCADE"), primary_key=True
    )
    password_hash: Mapped[str] = mapped_column(String(255))
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now())
    verified_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]


class Newcomer(Protocol):
    """Whoever is new says how they will sign in."""

    password: str


async def credential_of(newcomer: Newcomer) -> Credential:
    """Only a hash of the password is kept."""
    return Credential(password_hash=await hash_password(newcomer.password))

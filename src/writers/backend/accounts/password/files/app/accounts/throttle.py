"""Whoever tries passwords is slowed down: by the account they try, and by where they come from."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import LargeBinary, String, case, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from app.core.errors import TooMany
from app.core.secrets import hash_of
from app.core.tables import Kept

WINDOW = timedelta(minutes=15)
MOST_FOR_ACCOUNT = 10
MOST_ACCOUNTS = 20


class FailedSignIn(Kept):
    """Wrong passwords, by account and by where they came from."""

    __tablename__ = "failed_sign_ins"

    account: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    address: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    count: Mapped[int]
    since: Mapped[datetime] = mapped_column(server_default=func.now())


async def refuse_guessing(
    session: AsyncSession, email: str, address: str, *, known_device: bool
) -> None:
    """Too many wrong passwords, and nobody is listened to for a while, but from a known device."""
    since = datetime.now(UTC) - WINDOW
    account = hash_of(email)
    recent = FailedSignIn.since > since
    tried = await session.scalar(
        select(func.coalesce(func.sum(FailedSignIn.count), 0)).where(
            FailedSignIn.account == account, recent
        )
    )
    accounts = await session.scalar(
        select(func.count()).where(FailedSignIn.address == address, recent)
    )
    guessed = (tried or 0) >= MOST_FOR_ACCOUNT and not known_device
    if guessed or (accounts or 0) >= MOST_ACCOUNTS:
        raise TooMany(int(WINDOW.total_seconds()))


async def count_failure(session: AsyncSession, email: str, address: str) -> None:
    """One more wrong password."""
    now = datetime.now(UTC)
    over = FailedSignIn.since <= now - WINDOW
    await session.execute(
        insert(FailedSignIn)
        .values(account=hash_of(email), address=address, count=1, since=now)
        .on_conflict_do_update(
            index_elements=[FailedSignIn.account, FailedSignIn.address],
            set_={
                "count": case((over, 1), else_=FailedSignIn.count + 1),
                "since": case((over, now), else_=FailedSignIn.since),
            },
        )
    )


async def forget_failures(session: AsyncSession, email: str, address: str) -> None:
    """Whoever got it right is no guesser."""
    await session.execute(
        delete(FailedSignIn).where(
            FailedSignIn.account == hash_of(email), FailedSignIn.address == address
        )
    )

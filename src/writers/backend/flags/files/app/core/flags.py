"""What is on for everybody, and what is not yet: switched while the program runs."""

from datetime import datetime

from sqlalchemy import String, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from app.core.acting import acting
from app.core.flag_names import DEFAULTS, Flag
from app.core.tables import Kept


class FeatureFlag(Kept):
    """One that was switched; all others are as they were built."""

    __tablename__ = "feature_flags"

    name: Mapped[str] = mapped_column(String(127), primary_key=True)
    is_on: Mapped[bool]
    by: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(server_default=func.now())


async def is_on(session: AsyncSession, flag: Flag) -> bool:
    """Whether it is on now."""
    found = await session.scalar(select(FeatureFlag.is_on).where(FeatureFlag.name == flag))
    return DEFAULTS[flag] if found is None else found


async def all_flags(session: AsyncSession) -> dict[Flag, bool]:
    """All of them."""
    found = await session.execute(select(FeatureFlag.name, FeatureFlag.is_on))
    switched = {row.name: row.is_on for row in found}
    return {flag: switched.get(flag, built) for flag, built in DEFAULTS.items()}


async def switch(session: AsyncSession, flag: Flag, *, on: bool) -> None:
    """From now on it is so."""
    values = {"is_on": on, "by": acting(session), "at": func.now()}
    await session.execute(
        insert(FeatureFlag)
        .values(name=flag, **values)
        .on_conflict_do_update(index_elements=[FeatureFlag.name], set_=values)
    )

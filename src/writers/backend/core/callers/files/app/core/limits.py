"""How often something may be asked for, counted in the database, so that all processes count together."""

from datetime import UTC, datetime

from sqlalchemy import String, case, func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import sessions
from app.core.errors import TooMany
from app.core.tables import Kept


class Allowance(Kept):
    """How often something was asked for since a window began."""

    __tablename__ = "allowances"

    name: Mapped[str] = mapped_column(String(400), primary_key=True)
    times: Mapped[int]
    since: Mapped[datetime]


async def limited(name: str, most: int, seconds: int) -> None:
    """Counts one more, and refuses it when there were too many. It holds whatever the request comes to."""
    now = func.clock_timestamp()
    over = Allowance.since < now - func.make_interval(0, 0, 0, 0, 0, 0, seconds)
    statement = (
        insert(Allowance)
        .values(name=name, times=1, since=now)
        .on_conflict_do_update(
            index_elements=[Allowance.name],
            set_={
                "times": case((over, 1), else_=Allowance.times + 1),
                "since": case((over, now), else_=Allowance.since),
            },
        )
        .returning(Allowance.times, Allowance.since)
    )
    async with sessions()() as session, session.begin():
        row = (await session.execute(statement)).one()
    if row.times > most:
        gone = (datetime.now(UTC) - row.since).total_seconds()
        raise TooMany(int(seconds - gone))

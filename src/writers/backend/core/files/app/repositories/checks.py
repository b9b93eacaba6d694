"""What has to hold of a row before it is kept."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.errors import Invalid, NotAllowed

NOT_THERE = "It refers to something that is not there."


async def refuse_unless(
    session: AsyncSession,
    row: ColumnElement[bool],
    *,
    refers: Sequence[ColumnElement[bool]] = (),
    allowed: ColumnElement[bool] | None = None,
) -> None:
    """What the row points to must be there for the caller, and the caller must be allowed to have it so."""
    conditions = [*refers, *([] if allowed is None else [allowed])]
    if not conditions:
        return
    found = (await session.execute(select(*conditions).where(row))).one()
    if not all(found[: len(refers)]):
        raise Invalid(NOT_THERE)
    if allowed is not None and not found[-1]:
        raise NotAllowed

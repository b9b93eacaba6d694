"""Every change of a field that has a history is kept, in the transaction that makes it."""

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.core.acting import acting
from app.core.changes import Change
from app.core.ids import uuid7
from app.history.models import RowChange
from app.history.watched import WATCHED


def keep_history(session: Session, change: Change) -> None:
    """One line for each such field; with a row that is gone for good goes what it held."""
    watched = WATCHED.get(type(change.row))
    if watched is None:
        return
    resource, fields = watched
    if change.action == "deleted" and change.row in session.deleted:
        session.execute(
            delete(RowChange).where(
                RowChange.resource == resource, RowChange.row == change.key
            )
        )
        return
    by = acting(session)
    lines = [
        {
            "id": uuid7(),
            "resource": resource,
            "row": change.key,
            "field": field,
            "before": of[0],
            "after": of[1],
            "by": by,
        }
        for field in fields
        if (of := change.of(field)) is not None
    ]
    if lines:
        session.execute(insert(RowChange), lines)

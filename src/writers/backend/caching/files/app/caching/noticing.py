"""What a transaction changes is forgotten once it is over: nobody is told what does not hold yet, or no more."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction
from sqlalchemy.util import await_only

from app.caching.remembering import forget
from app.caching.watched import WATCHED
from app.core.changes import Change

STALE = "caching.stale"


def note(session: Any, change: Change) -> None:
    """A row changed."""
    _note(session, type(change.row))


def _note(session: Any, model: type) -> None:
    names = WATCHED.get(model)
    if names:
        session.info.setdefault(STALE, set()).update(names)


@event.listens_for(Session, "do_orm_execute")
def note_many(state: ORMExecuteState) -> None:
    """Rows changed, and nobody says which."""
    if (state.is_insert or state.is_update or state.is_delete) and state.bind_mapper:
        _note(state.session, state.bind_mapper.class_)


@event.listens_for(Session, "after_transaction_end")
def tell(session: Session, transaction: SessionTransaction) -> None:
    """It holds, or was taken back; either way others read what is there now."""
    if transaction.parent is None and (names := session.info.pop(STALE, None)):
        await_only(forget(names))

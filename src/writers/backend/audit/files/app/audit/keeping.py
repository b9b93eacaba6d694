"""What is made, changed and deleted is written down, in the transaction that does it."""

from sqlalchemy.orm import Session

from app.audit.chain import Done, append
from app.audit.watched import RANKED, WATCHED
from app.core.acting import acting
from app.core.changes import Change

ACCOUNTS = "accounts"


def keep_audit(session: Session, change: Change) -> None:
    """What was done with a row, and which fields it touched; never what they held."""
    chain = WATCHED.get(type(change.row))
    by = acting(session)
    if chain is not None:
        fields = {"fields": change.fields} if change.action == "updated" else {}
        append(session, Done(chain, change.action, by, change.key, fields))
    field = RANKED.get(type(change.row))
    moved = None if field is None or change.action != "updated" else change.of(field)
    if moved is not None:
        details = {"from": moved[0], "to": moved[1]}
        append(session, Done(ACCOUNTS, "role_changed", by, change.key, details))

"""What becomes of rows, as whoever listens is told."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic_core import to_jsonable_python
from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import get_history

Action = Literal["created", "updated", "deleted"]


@dataclass(frozen=True, slots=True)
class Change:
    """A row, and what became of it."""

    row: Any
    action: Action

    @property
    def key(self) -> str:
        """The key of the row, as text."""
        return str(inspect(self.row).mapper.primary_key_from_instance(self.row)[0])

    @property
    def fields(self) -> list[str]:
        """What is not as it was."""
        state = inspect(self.row)
        touched = set(state.mapper.column_attrs.keys()) - state.unmodified
        return sorted(name for name in touched if get_history(self.row, name).has_changes())

    def of(self, field: str) -> tuple[Any, Any] | None:
        """What a field held and what it holds, as JSON; nothing where that is the same."""
        if self.action == "created":
            value = self.row.__dict__.get(field)
            return None if value is None else (None, told(value))
        history = get_history(self.row, field)
        if not history.has_changes():
            return None
        before = history.deleted[0] if history.deleted else None
        return told(before), told(history.added[0] if history.added else None)


def told(value: object) -> Any:
    """A value as JSON; what is sealed stays sealed."""
    return None if isinstance(value, bytes) else to_jsonable_python(value)


def changes_of(session: Session) -> list[Change]:
    """What a session has just written."""
    return [
        *(Change(row, "created") for row in session.new),
        *(Change(row, _action(row)) for row in session.dirty if session.is_modified(row)),
        *(Change(row, "deleted") for row in session.deleted),
    ]


def _action(row: Any) -> Action:
    """What is kept and counts as gone from now on was deleted."""
    if "deleted_at" not in inspect(row).mapper.column_attrs:
        return "updated"
    history = get_history(row, "deleted_at")
    gone = history.has_changes() and row.deleted_at is not None
    return "deleted" if gone else "updated"

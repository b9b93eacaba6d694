"""What rules are made of."""

from sqlalchemy import ColumnElement, false, true


def when(condition: bool) -> ColumnElement[bool]:
    """All rows, or none: what the program knows already, the database need not be asked."""
    return true() if condition else false()

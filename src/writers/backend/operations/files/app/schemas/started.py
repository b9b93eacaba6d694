"""Work that was begun, and that nobody waits for."""

from uuid import UUID

from app.schemas.base import Schema


class Started(Schema):
    """Which job does it."""

    job: UUID | None

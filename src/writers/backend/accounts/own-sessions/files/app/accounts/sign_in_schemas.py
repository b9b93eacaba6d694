"""How it is told where somebody is signed in."""

from datetime import datetime
from uuid import UUID

from app.schemas.base import Schema


class SignInRead(Schema):
    """One place; what renews it is not among what is told."""

    id: UUID
    agent: str | None
    created_at: datetime
    used_at: datetime
    ends_at: datetime
    current: bool

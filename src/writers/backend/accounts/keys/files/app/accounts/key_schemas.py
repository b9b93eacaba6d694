"""How keys of programs are spoken of."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.accounts.scopes import SCOPES
from app.schemas.base import Moment, Schema, Text

Scope = Annotated[Text, Field(json_schema_extra={"enum": sorted(SCOPES)})]


class ApiKeyCreate(Schema):
    """A key for a program."""

    name: Text = Field(min_length=1, max_length=80)
    scopes: list[Scope] = Field(min_length=1, max_length=50)
    ends_at: Moment | None = None


class ApiKeyRead(Schema):
    """What is told of a key."""

    id: UUID
    name: str
    scopes: list[str]
    created_at: datetime
    ends_at: datetime | None
    revoked_at: datetime | None


class ApiKeyCreated(ApiKeyRead):
    """A key itself: it is told this once."""

    key: str

"""How links that sign somebody in are spoken of."""

from pydantic import Field

from app.schemas.base import Email, Schema


class LinkAsked(Schema):
    """Who wants in."""

    email: Email


class LinkFollowed(Schema):
    """What the mail said."""

    token: str = Field(max_length=256)

"""How accounts are spoken of."""

from pydantic import Field

from app.schemas.base import Schema


class Renewal(Schema):
    """What renews an access token, once."""

    refresh_token: str = Field(max_length=256)


class Verification(Schema):
    """What the mail said."""

    token: str = Field(max_length=256)


class Told(Schema):
    """What is said whether or not there is such an account."""

    message: str

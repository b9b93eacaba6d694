"""How passwords are spoken of."""

from pydantic import Field

from app.accounts.passwords import GivenPassword, NewPassword
from app.schemas.base import Email, Schema


class Login(Schema):
    """Who wants in."""

    email: Email
    password: GivenPassword
    device_token: str | None = Field(default=None, max_length=2048)


class PasswordChange(Schema):
    """The password, and the one that comes after it."""

    current_password: GivenPassword
    new_password: NewPassword


class Forgotten(Schema):
    """Who cannot get in."""

    email: Email


class PasswordReset(Schema):
    """A new password, with what the mail said."""

    token: str = Field(max_length=256)
    password: NewPassword

"""What somebody who signed in is given."""

from dataclasses import dataclass

from app.core.settings import get_settings
from app.schemas.base import Schema


class Tokens(Schema):
    """What a caller shows with each request, and what renews it."""

    access_token: str
    refresh_token: str
    token_type: str = "bearer"  # noqa: S105
    expires_in: int
    device_token: str | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """What lets somebody in, and keeps them in."""

    access: str
    refresh: str
    device: str | None = None


def told(issued: Issued) -> Tokens:
    """As the caller is told it."""
    return Tokens(
        access_token=issued.access,
        refresh_token=issued.refresh,
        device_token=issued.device,
        expires_in=int(get_settings().access_lasts.total_seconds()),
    )

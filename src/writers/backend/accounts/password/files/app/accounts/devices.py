"""Devices somebody signed in from before."""

from datetime import timedelta

from app.accounts.tokens import signed
from app.core.keys import UserId

DEVICE = "device"
DEVICE_LASTS = timedelta(days=180)


def device_token(user_id: UserId) -> str:
    """Shows that somebody signed in from here before: whoever tries passwords has none."""
    return signed(DEVICE, user_id, DEVICE_LASTS, {})

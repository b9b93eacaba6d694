"""Google, as its documents have it: https://developers.google.com/identity/protocols/oauth2/web-server"""

from urllib.parse import urlencode

from app.core.settings import get_settings
from app.integrations.provider import FORM, Keys, Provider
from app.outbound.client import Call


def google() -> Provider:
    """Where the settings say it is."""
    settings = get_settings()
    return Provider(
        "google",
        settings.google_authorise,
        settings.google_exchange,
        revoke=_revoke,
        # Without them there is nothing to renew with.
        parameters={"access_type": "offline", "prompt": "consent"},
    )


def _revoke(_: Keys, token: str) -> Call:
    return Call("POST", get_settings().google_revoke, FORM, urlencode({"token": token}).encode())

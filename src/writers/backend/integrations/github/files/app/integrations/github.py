"""GitHub, as its documents have it: https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps"""

import base64
import json

from app.core.settings import get_settings
from app.integrations.provider import Keys, Provider
from app.outbound.client import Call


def github() -> Provider:
    """Where the settings say it is. It tells scopes in fewer words than they were asked for."""
    settings = get_settings()
    return Provider(
        "github",
        settings.github_authorise,
        settings.github_exchange,
        revoke=_revoke,
        revokes_access=True,
        tells_scopes=False,
        over=frozenset({"bad_verification_code", "bad_refresh_token", "invalid_grant"}),
    )


def _revoke(keys: Keys, token: str) -> Call:
    shown = base64.b64encode(f"{keys.id}:{keys.secret}".encode()).decode()
    headers = {"Authorization": f"Basic {shown}", "Accept": "application/vnd.github+json"}
    address = get_settings().github_revoke.replace("{client_id}", keys.id)
    return Call("DELETE", address, headers, json.dumps({"access_token": token}).encode())

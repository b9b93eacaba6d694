"""Slack, as its documents have it: https://api.slack.com/authentication/oauth-v2"""

from collections.abc import Mapping
from typing import Any

from app.core.settings import get_settings
from app.integrations.provider import Keys, Provider
from app.outbound.client import Call


def slack() -> Provider:
    """Where the settings say it is. What is asked for is asked of a person, and not for a bot."""
    settings = get_settings()
    return Provider(
        "slack",
        settings.slack_authorise,
        settings.slack_exchange,
        revoke=_revoke,
        revokes_access=True,
        scope_name="user_scope",
        separator=",",
        over=frozenset(
            {"invalid_code", "code_already_used", "invalid_refresh_token", "token_revoked"}
        ),
        tokens_in=_of_the_person,
    )


def _of_the_person(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """New tokens stand with the person they are of, renewed ones by themselves."""
    person = told.get("authed_user")
    return person if isinstance(person, Mapping) and "access_token" in person else told


def _revoke(_: Keys, token: str) -> Call:
    return Call("POST", get_settings().slack_revoke, {"Authorization": f"Bearer {token}"}, b"")

"""What a provider is asked about tokens: OAuth 2 with PKCE."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from app.integrations.provider import FORM, Integration
from app.outbound.client import Call, Unreadable, outbound
from app.outbound.failures import Failed

SECONDS = 10.0
FIRST_REFUSAL = 300
OF_A_PERSON = frozenset({"openid", "email", "profile", "offline_access"})


class GrantOver(Exception):
    """What somebody allowed does not hold, or no longer: they have to be asked again."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a provider gives out."""

    access: str
    refresh: str | None
    ends_at: datetime | None
    scopes: tuple[str, ...]


def new_verifier() -> str:
    """What shows that whoever brings a code is who asked for it."""
    return secrets.token_urlsafe(64)


def challenge_of(verifier: str) -> str:
    """What may be seen of it on the way."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def consent_address(integration: Integration, state: str, verifier: str) -> str:
    """Where somebody is sent to say yes."""
    provider = integration.provider
    asked = {
        "response_type": "code",
        "client_id": integration.keys.id,
        "redirect_uri": integration.redirect,
        provider.scope_name: provider.separator.join((*integration.scopes, *provider.more_scopes)),
        "state": state,
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
        **provider.parameters,
    }
    return f"{provider.authorise}?{urlencode(asked)}"


async def exchange(integration: Integration, code: str, verifier: str) -> Tokens:
    """Tokens for the code somebody came back with."""
    given = {"code": code, "code_verifier": verifier, "redirect_uri": integration.redirect}
    return await _ask(integration, {"grant_type": "authorization_code", **given})


async def renew(integration: Integration, refresh: str) -> Tokens:
    """New tokens for old ones."""
    return await _ask(integration, {"grant_type": "refresh_token", "refresh_token": refresh})


def missing_scopes(integration: Integration, tokens: Tokens) -> list[str]:
    """What somebody did not allow; nothing where a provider does not tell."""
    if not integration.provider.tells_scopes or not tokens.scopes:
        return []
    given = {_short(one) for one in tokens.scopes}
    return [one for one in integration.scopes if _short(one) not in given | OF_A_PERSON]


def _short(scope: str) -> str:
    return scope.rpartition("/")[2].lower()


async def _ask(integration: Integration, given: Mapping[str, str]) -> Tokens:
    provider, keys = integration.provider, integration.keys
    form = {**given, "client_id": keys.id, "client_secret": keys.secret}
    call = Call("POST", provider.token, FORM, urlencode(form).encode(), seconds=SECONDS)
    async with outbound() as http:
        reply = await http.send(call)
    told = reply.json()
    if not isinstance(told, Mapping):
        raise Unreadable(f"{reply.host} answered {reply.status}, and no tokens")
    error = told.get("error")
    if error in provider.over:
        raise GrantOver
    if error or reply.status >= FIRST_REFUSAL:
        raise Failed(f"{reply.host} answered {reply.status}: {str(error)[:60]}")
    return _read(integration, told)


def _read(integration: Integration, told: Mapping[str, Any]) -> Tokens:
    """What stands in an answer."""
    found = integration.provider.tokens_in(told)
    access, refresh, lasts = found.get("access_token"), found.get("refresh_token"), found.get("expires_in")
    if not isinstance(access, str) or not access:
        raise Unreadable(f"{integration.provider.name} answered without a token")
    ends_at = datetime.now(UTC) + timedelta(seconds=float(lasts)) if lasts else None
    scopes = str(found.get("scope") or "").replace(",", " ").split()
    return Tokens(access, refresh if isinstance(refresh, str) else None, ends_at, tuple(scopes))

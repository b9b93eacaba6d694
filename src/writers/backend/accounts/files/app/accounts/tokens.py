"""Tokens that are signed, and say by themselves whose they are."""

import base64
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import jwt
from pydantic import TypeAdapter, ValidationError

from app.core.keys import UserId
from app.core.settings import get_settings

ALGORITHM = "HS256"
ACCESS = "access"
MOST_REMEMBERED = 4096
REQUIRED = ["exp", "iat", "iss", "aud", "sub", "jti"]

_user_id: TypeAdapter[UserId] = TypeAdapter(UserId)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says."""

    user_id: UserId
    sign_in: UUID | None


def access_token(user_id: UserId, sign_in: UUID) -> str:
    """What a caller shows with each request."""
    return signed(ACCESS, user_id, get_settings().access_lasts, {"sid": str(sign_in)})


def read_token(token: str, kind: str) -> Claims | None:
    """What it says; nothing where it is not one of ours, not of this kind, or over."""
    try:
        claims = _verified(token)
        if claims.get("typ") != kind or claims["exp"] <= datetime.now(UTC).timestamp():
            return None
        sign_in = UUID(claims["sid"]) if "sid" in claims else None
        return Claims(_user_id.validate_python(claims["sub"]), sign_in)
    except (jwt.InvalidTokenError, ValidationError, ValueError, TypeError, AttributeError):
        return None


def signed(kind: str, user_id: UserId, lasts: timedelta, more: dict[str, Any]) -> str:
    """A token of one kind: none of another is taken for it."""
    settings = get_settings()
    now = datetime.now(UTC)
    claims = {
        "iss": settings.issuer,
        "aud": settings.audience,
        "sub": str(user_id),
        "iat": now,
        "nbf": now,
        "exp": now + lasts,
        "jti": secrets.token_urlsafe(12),
        "typ": kind,
        **more,
    }
    return jwt.encode(claims, _key(), algorithm=ALGORITHM)


@lru_cache(maxsize=MOST_REMEMBERED)
def _verified(token: str) -> dict[str, Any]:
    """What a token says. Whoever shows the same one again is known by it, until it is over."""
    settings = get_settings()
    return jwt.decode(
        token,
        _key(),
        algorithms=[ALGORITHM],
        issuer=settings.issuer,
        audience=settings.audience,
        options={"require": REQUIRED, "strict_aud": True},
    )


@lru_cache
def _key() -> jwt.PyJWK:
    """The key, made once: looking at what kind it is takes longer than using it."""
    secret = get_settings().secret_key.get_secret_value().encode()
    text = base64.urlsafe_b64encode(secret).decode().rstrip("=")
    return jwt.PyJWK({"kty": "oct", "k": text}, ALGORITHM)

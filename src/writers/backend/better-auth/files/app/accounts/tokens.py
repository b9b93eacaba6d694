"""Tokens: signed by Better Auth, read here."""

import re
from dataclasses import dataclass

import jwt

from app.accounts.issuer import issuer
from app.core.jwks import ALGORITHM, key_set
from app.core.settings import get_settings

REQUIRED = ["exp", "iat", "iss", "aud", "sub", "sid"]
KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says: who, and in which session. All else is read where it is kept."""

    user_id: str
    session_id: str


async def read_token(token: str) -> Claims | None:
    """What it says; nothing where it is none of Better Auth's, not for us, or over.

    Of its head only the algorithm and the name of the key are read: where a key is, a token
    does not tell.
    """
    settings = get_settings()
    try:
        head = jwt.get_unverified_header(token)
        if head.get("alg") != ALGORITHM or not isinstance(head.get("kid"), str):
            return None
        key = await key_set().find(head["kid"])
        if key is None:
            return None
        claims = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            issuer=issuer(),
            audience=settings.audience,
            options={"require": REQUIRED, "strict_aud": True},
        )
        if claims["exp"] - claims["iat"] > settings.access_lasts.total_seconds():
            return None
        user_id, session_id = claims["sub"], claims["sid"]
        if not (KEY.fullmatch(user_id) and KEY.fullmatch(session_id)):
            return None
        return Claims(user_id, session_id)
    except (jwt.InvalidTokenError, ValueError, TypeError):
        return None

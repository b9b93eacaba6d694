"""Messages as GitHub signs them: over their body as it is."""

import hashlib
import hmac
from collections.abc import Mapping

from fastapi.security import APIKeyHeader

SIGNATURE = "x-hub-signature-256"
DELIVERY = "x-github-delivery"
# How a sender shows who it is; whether it holds, the body has to be read for.
GITHUB = APIKeyHeader(
    name=SIGNATURE,
    scheme_name="GithubSignature",
    description="sha256=SIGNATURE, as GitHub has it.",
    auto_error=False,
)


def github_signature(secret: bytes, body: bytes) -> str:
    """What only GitHub and whoever shares the secret can make."""
    return f"sha256={hmac.new(secret, body, hashlib.sha256).hexdigest()}"


def github_holds(
    secret: bytes, headers: Mapping[str, str], body: bytes, _now: float
) -> str | None:
    """The number of a delivery whose signature holds; nothing for any other. When it was sent, GitHub does not sign."""
    number = headers.get(DELIVERY, "")
    if not number or len(number) > 255:
        return None
    given = headers.get(SIGNATURE, "").encode()
    return number if hmac.compare_digest(github_signature(secret, body).encode(), given) else None

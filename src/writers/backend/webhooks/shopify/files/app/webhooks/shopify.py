"""Messages as Shopify signs them: over their body as it is."""

import base64
import hashlib
import hmac
from collections.abc import Mapping

from fastapi.security import APIKeyHeader

SIGNATURE = "x-shopify-hmac-sha256"
DELIVERY = "x-shopify-webhook-id"
# How a sender shows who it is; whether it holds, the body has to be read for.
SHOPIFY = APIKeyHeader(
    name=SIGNATURE,
    scheme_name="ShopifySignature",
    description="A signature in base64, as Shopify has it.",
    auto_error=False,
)


def shopify_signature(secret: bytes, body: bytes) -> str:
    """What only Shopify and whoever was given the secret can make."""
    return base64.b64encode(hmac.new(secret, body, hashlib.sha256).digest()).decode()


def shopify_holds(
    secret: bytes, headers: Mapping[str, str], body: bytes, _now: float
) -> str | None:
    """The number of a message whose signature holds; nothing for any other. When it was sent, Shopify does not sign."""
    number = headers.get(DELIVERY, "")
    if not number or len(number) > 255:
        return None
    given = headers.get(SIGNATURE, "").encode()
    return number if hmac.compare_digest(shopify_signature(secret, body).encode(), given) else None

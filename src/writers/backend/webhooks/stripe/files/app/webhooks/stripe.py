"""Messages as Stripe signs them: over their time, and their body as it is."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import timedelta

from fastapi.security import APIKeyHeader

SIGNATURE = "stripe-signature"
TOLERANCE = timedelta(minutes=5)
LONGEST = 255
# How a sender shows who it is; whether it holds, the body has to be read for.
STRIPE = APIKeyHeader(
    name=SIGNATURE,
    scheme_name="StripeSignature",
    description="t=TIME,v1=SIGNATURE, as Stripe has it.",
    auto_error=False,
)


def stripe_signature(secret: bytes, timestamp: int, body: bytes) -> str:
    """What only Stripe and whoever was given the secret can make."""
    return hmac.new(secret, f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def stripe_holds(
    secret: bytes, headers: Mapping[str, str], body: bytes, now: float
) -> str | None:
    """The number of an event whose signature holds, and that is of these minutes; nothing for any other."""
    said = [one.strip().partition("=") for one in headers.get(SIGNATURE, "").split(",")]
    timestamp = next((value for name, _, value in said if name == "t"), "")
    if not (timestamp.isascii() and timestamp.isdigit()) or len(timestamp) > 12:
        return None
    if abs(now - int(timestamp)) > TOLERANCE.total_seconds():
        return None
    wanted = stripe_signature(secret, int(timestamp), body).encode()
    # While a secret is exchanged, Stripe signs with both.
    right = [
        hmac.compare_digest(wanted, value.encode()) for name, _, value in said if name == "v1"
    ]
    return event_of(body) if any(right) else None


def event_of(body: bytes) -> str:
    """The same for each delivery of an event: its id, and else what the body comes to."""
    try:
        event = json.loads(body)
    except (ValueError, RecursionError):
        event = None
    number = event.get("id") if isinstance(event, dict) else None
    if isinstance(number, str) and 0 < len(number) <= LONGEST:
        return number
    return hashlib.sha256(body).hexdigest()

"""Signatures as standardwebhooks.com has them: over the number of a message, its time, and its body as it is."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta

ID = "webhook-id"
TIMESTAMP = "webhook-timestamp"
SIGNATURE = "webhook-signature"
TOLERANCE = timedelta(minutes=5)


def signature(secret: bytes, number: str, timestamp: int, body: bytes) -> str:
    """What only whoever knows the secret can make."""
    said = f"{number}.{timestamp}.".encode() + body
    digest = hmac.new(secret, said, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def signed(secret: bytes, number: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of a message."""
    return {
        ID: number,
        TIMESTAMP: str(timestamp),
        SIGNATURE: signature(secret, number, timestamp, body),
    }


def holds(secret: bytes, headers: Mapping[str, str], body: bytes, now: float) -> str | None:
    """The number of a message whose signature holds, and that is of these minutes; nothing for any other."""
    number, timestamp = headers.get(ID, ""), headers.get(TIMESTAMP, "")
    if not number or len(number) > 255 or not (timestamp.isascii() and timestamp.isdigit()):
        return None
    if len(timestamp) > 12 or abs(now - int(timestamp)) > TOLERANCE.total_seconds():
        return None
    wanted = signature(secret, number, int(timestamp), body).encode()
    # While a secret is exchanged, a sender signs with both.
    given = headers.get(SIGNATURE, "").split(" ")
    right = [hmac.compare_digest(wanted, one.encode()) for one in given]
    return number if any(right) else None

"""How requests to S3 are signed: AWS Signature Version 4."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

ALGORITHM = "AWS4-HMAC-SHA256"
UNSIGNED = "UNSIGNED-PAYLOAD"


@dataclass(frozen=True, slots=True)
class Keys:
    """Who asks, and where."""

    access: str
    secret: str
    region: str


def signed(
    keys: Keys,
    method: str,
    url: str,
    at: datetime,
    *,
    headers: Mapping[str, str] | None = None,
    payload: str = UNSIGNED,
) -> dict[str, str]:
    """The headers of a request that shows who sends it."""
    parts = urlsplit(url)
    stamp = at.strftime("%Y%m%dT%H%M%SZ")
    sent = {
        "host": parts.netloc,
        "x-amz-content-sha256": payload,
        "x-amz-date": stamp,
        **{name.lower(): value.strip() for name, value in (headers or {}).items()},
    }
    names = ";".join(sorted(sent))
    lines = [method, quote(parts.path or "/", safe="/-_.~%"), parts.query]
    canonical = "\n".join([*lines, *(f"{name}:{sent[name]}" for name in sorted(sent)), "", names, payload])
    place = f"{stamp[:8]}/{keys.region}/s3/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    signature = hmac.new(
        _key(keys, stamp[:8]), f"{ALGORITHM}\n{stamp}\n{place}\n{digest}".encode(), "sha256"
    ).hexdigest()
    shown = f"Credential={keys.access}/{place},SignedHeaders={names},Signature={signature}"
    return {**sent, "authorization": f"{ALGORITHM} {shown}"}


def _key(keys: Keys, day: str) -> bytes:
    key = f"AWS4{keys.secret}".encode()
    for part in (day, keys.region, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), "sha256").digest()
    return key

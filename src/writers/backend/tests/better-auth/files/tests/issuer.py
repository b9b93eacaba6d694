"""Whoever signs tokens, as far as tests need them: a key, and a server on loopback that shows it."""

import json
import threading
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

from app.accounts.issuer import issuer
from app.core.settings import get_settings


class Issuer:
    """Signs, and serves what verifies."""

    def __init__(self) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.name = "the-key"
        self.fetches = 0
        self.down = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}/api/auth/jwks"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """Answers whoever asks for keys."""
        told = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                told.fetches += 1
                body = told.shown()
                self.send_response(503 if told.down else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *values: Any) -> None:
                """Nothing is written down."""

        return Handler

    def shown(self) -> bytes:
        """The keys, as the service shows them."""
        return json.dumps({"keys": [self.public()]}).encode()

    def public(self) -> dict[str, Any]:
        """What verifies."""
        key: dict[str, Any] = OKPAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {**key, "alg": "EdDSA", "kid": self.name}

    def claims(self, user_id: str, session_id: str) -> dict[str, Any]:
        """What a token says that holds."""
        now = datetime.now(UTC)
        return {
            "iss": issuer(),
            "aud": get_settings().audience,
            "sub": user_id,
            "sid": session_id,
            "iat": now,
            "exp": now + timedelta(minutes=5),
        }

    def signed(self, claims: dict[str, Any], **head: Any) -> str:
        """Claims as a token; those that are nothing are left out."""
        said = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(said, self.key, algorithm="EdDSA", headers={"kid": self.name, **head})


@lru_cache
def the_issuer() -> Issuer:
    """The one whom the application trusts."""
    return Issuer()

"""Somebody on this machine who keeps accounts: gives out tokens, takes them back, has messages, and fails as it is told to."""

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app.core.settings import get_settings
from app.integrations.declared import INTEGRATIONS
from tests.chosen import NAME

CLIENT = "this-program"
CLIENT_SECRET = "what-it-shows"
LISTED = "/gmail/v1/users/me/messages"
A_PAGE = 3
_numbers = count(1)


@dataclass(frozen=True)
class Heard:
    """What was asked."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    authorization: str


@dataclass(frozen=True)
class Fault:
    """An answer that is not the usual one."""

    status: int
    told: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0


@dataclass
class FakeProvider:
    """What it knows, and how it fails: by the last word of a path, one fault after the other."""

    url: str = ""
    lasts: int = 3600
    scopes: str | None = None
    rotates: bool = False
    is_nested: bool = False
    """Whether new tokens stand with the person they are of."""
    challenges: dict[str, str] = field(default_factory=dict)
    access: set[str] = field(default_factory=set)
    refresh: set[str] = field(default_factory=set)
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    def allow(self, consent: str) -> dict[str, str]:
        """Somebody says yes: what they come back with."""
        asked = {name: one[0] for name, one in parse_qs(urlsplit(consent).query).items()}
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == CLIENT
        code = f"code-{next(_numbers)}"
        self.challenges[code] = asked["code_challenge"]
        return {"code": code, "state": asked["state"]}

    def asked_for(self, word: str) -> list[Heard]:
        """What was asked at paths that end so."""
        return [one for one in self.heard if one.path.endswith(word)]

    def receive(self, **headers: str) -> str:
        """A message comes in."""
        number = next(_numbers)
        key = f"m{number:08x}"
        named = {"From": "Somebody <Some.One@example.com>", "Subject": "Words"}
        named.update({name.replace("_", "-"): value for name, value in headers.items()})
        named.setdefault("Message-ID", f"<{key}@example.com>")
        self.messages[key] = {
            "id": key,
            "threadId": key,
            "snippet": "some words",
            "internalDate": str(int(time.time() * 1000)),
            "payload": {"headers": [{"name": name, "value": one} for name, one in named.items()]},
        }
        return key

    def answer(self, asked: Heard) -> tuple[int, Any]:
        """What it says."""
        self.heard.append(asked)
        waiting = self.faults.get(asked.path.rpartition("/")[2])
        if waiting:
            fault = waiting.pop(0)
            time.sleep(fault.seconds)
            return fault.status, fault.told
        if asked.path == "/exchange":
            return self.exchange(asked.form)
        if asked.path == "/revoke":
            return self.revoke(asked)
        if asked.authorization.removeprefix("Bearer ") not in self.access:
            return 401, {"error": {"code": 401, "status": "UNAUTHENTICATED"}}
        if asked.path == LISTED:
            return self.listed(asked.query)
        found = self.messages.get(asked.path.rpartition("/")[2])
        return (200, found) if found else (404, {"error": {"code": 404}})

    def exchange(self, form: dict[str, str]) -> tuple[int, Any]:
        """Tokens for a code, or for what is renewed with."""
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, CLIENT_SECRET):
            return 401, {"error": "invalid_client"}
        over = 400, {"error": "invalid_grant"}
        if form["grant_type"] == "authorization_code":
            challenge = self.challenges.pop(form["code"], None)
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != challenge:
                return over
            told = self.given(new_refresh=True)
            return 200, {"ok": True, "authed_user": told} if self.is_nested else told
        if form["refresh_token"] not in self.refresh:
            return over
        if self.rotates:
            self.refresh.remove(form["refresh_token"])
        return 200, self.given(new_refresh=self.rotates)

    def given(self, *, new_refresh: bool) -> dict[str, Any]:
        """New tokens."""
        number = next(_numbers)
        told: dict[str, Any] = {"access_token": f"access-{number}", "expires_in": self.lasts}
        self.access.add(told["access_token"])
        if self.scopes is not None:
            told["scope"] = self.scopes
        if new_refresh:
            told["refresh_token"] = f"refresh-{number}"
            self.refresh.add(told["refresh_token"])
        return told

    def revoke(self, asked: Heard) -> tuple[int, Any]:
        """What was allowed is over."""
        known = bool(self.refresh or self.access)
        self.refresh.clear()
        self.access.clear()
        return (200, {}) if known else (400, {"error": "invalid_token"})

    def listed(self, query: dict[str, str]) -> tuple[int, Any]:
        """A page of messages; the newest come first."""
        after = int(query["q"].rpartition("after:")[2])
        keys = [
            key
            for key, one in reversed(self.messages.items())
            if int(one["internalDate"]) >= after * 1000
        ]
        first = int(query.get("pageToken", "0"))
        told: dict[str, Any] = {"resultSizeEstimate": len(keys)}
        if page := keys[first : first + A_PAGE]:
            told["messages"] = [{"id": key, "threadId": key} for key in page]
        if first + A_PAGE < len(keys):
            told["nextPageToken"] = str(first + A_PAGE)
        return 200, told


@contextmanager
def serving() -> Iterator[FakeProvider]:
    """It is there."""
    fake = FakeProvider()

    class Handler(BaseHTTPRequestHandler):
        """Hands what is asked to it."""

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status, told = fake.answer(
                Heard(self.command, parts.path, _flat(parts.query), _flat(body), self._shown())
            )
            content = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def _shown(self) -> str:
            return self.headers.get("Authorization") or ""

        do_GET = do_POST = do_DELETE = _answer

        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _flat(text: str) -> dict[str, str]:
    return {name: one[0] for name, one in parse_qs(text).items()}


def settings_for(fake: FakeProvider, name: str = NAME) -> dict[str, str]:
    """The settings by which it is found."""
    who = INTEGRATIONS[name]().provider.name
    places = {f"{who}_{what}": f"{fake.url}/{what}" for what in ("authorise", "exchange", "revoke")}
    known = {place: url for place, url in places.items() if hasattr(get_settings(), place)}
    return {**known, f"{name}_api": fake.url, f"{name}_client_id": CLIENT}

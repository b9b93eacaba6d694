"""Messages in Gmail: https://developers.google.com/workspace/gmail/api/reference/rest"""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import getaddresses
from typing import Any
from urllib.parse import quote

from app.integrations.api import Api, NotThere

A_PAGE = 100
HEADERS = ("From", "To", "Subject", "Message-ID")
CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")


@dataclass(frozen=True, slots=True)
class Message:
    """What is looked at of a message: who sent it, when, and about what."""

    id: str
    thread_id: str
    message_id: str
    """As its sender named it; as Gmail does, where nobody else did."""
    subject: str
    sender: str | None
    """The address alone."""
    recipients: tuple[str, ...]
    received_at: datetime
    snippet: str
    labels: tuple[str, ...]


class Gmail:
    """The messages of somebody who connected Gmail."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def pages(self, since: datetime, words: str = "") -> AsyncIterator[list[str]]:
        """What Gmail calls the messages that came since then, page by page."""
        wanted = [("q", f"{words} after:{int(since.timestamp())}".strip())]
        wanted.append(("maxResults", str(A_PAGE)))
        page: str | None = None
        while True:
            more = [] if page is None else [("pageToken", page)]
            told = await self._api.get("/gmail/v1/users/me/messages", [*wanted, *more])
            yield [str(one["id"]) for one in told.get("messages") or []]
            page = told.get("nextPageToken")
            if not page:
                return

    async def message(self, key: str) -> Message | None:
        """One of them; nothing where it is gone by now."""
        wanted = [("format", "metadata"), *(("metadataHeaders", name) for name in HEADERS)]
        try:
            told = await self._api.get(f"/gmail/v1/users/me/messages/{quote(key, safe='')}", wanted)
        except NotThere:
            return None
        return read_message(told)


def read_message(told: Mapping[str, Any]) -> Message:
    """A message as Gmail tells it; headers are the sender's, and may hold anything."""
    headers = {
        str(one["name"]).lower(): plain(str(one["value"]))
        for one in (told.get("payload") or {}).get("headers") or []
    }
    senders = addresses_in(headers.get("from", ""))
    received = int(told.get("internalDate") or 0) / 1000
    return Message(
        id=str(told["id"]),
        thread_id=str(told.get("threadId") or ""),
        message_id=headers.get("message-id") or str(told["id"]),
        subject=headers.get("subject", ""),
        sender=senders[0] if senders else None,
        recipients=addresses_in(headers.get("to", "")),
        received_at=datetime.fromtimestamp(received, UTC),
        snippet=plain(str(told.get("snippet") or "")),
        labels=tuple(str(one) for one in told.get("labelIds") or []),
    )


def plain(text: str) -> str:
    """Words as people read them, on one line."""
    with suppress(HeaderParseError, LookupError, ValueError):
        text = str(make_header(decode_header(text)))
    return CONTROLS.sub(" ", text.encode(errors="replace").decode()).strip()


def addresses_in(header: str) -> tuple[str, ...]:
    """The addresses alone, without names."""
    found = [address for _, address in getaddresses([header])]
    return tuple(one.lower() for one in found if ADDRESS.fullmatch(one))

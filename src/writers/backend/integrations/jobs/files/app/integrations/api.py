"""A provider is asked in the name of somebody."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from app.integrations.each import Link
from app.integrations.tokens import access_token
from app.outbound.client import Call, Outbound, Reply
from app.outbound.failures import Failed

UNAUTHORISED = 401
NOT_FOUND = 404
FIRST_REFUSAL = 300
SECONDS = 15.0
MOST_BYTES = 5_000_000


class NotThere(Failed):
    """The provider knows no such thing, or no longer."""


class Api:
    """What somebody allowed to be asked. A token that is refused is renewed once; all else is for the job to try again."""

    def __init__(self, http: Outbound, link: Link, base: str) -> None:
        self._http = http
        self._link = link
        self._base = base.rstrip("/")
        self._token: str | None = None

    async def get(self, path: str, parameters: Sequence[tuple[str, str]] = ()) -> Any:
        """What is there."""
        url = f"{self._base}{path}{'?' if parameters else ''}{urlencode(parameters)}"
        reply = await self._ask(url)
        if reply.status == UNAUTHORISED:
            self._token = await access_token(self._link.id, but=self._token)
            reply = await self._ask(url)
        if reply.status == NOT_FOUND:
            raise NotThere(f"{reply.host} answered {reply.status}")
        if reply.status >= FIRST_REFUSAL:
            raise Failed(f"{reply.host} answered {reply.status}")
        return reply.json()

    async def _ask(self, url: str) -> Reply:
        if self._token is None:
            self._token = await access_token(self._link.id)
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        call = Call("GET", url, headers, seconds=SECONDS, most_bytes=MOST_BYTES)
        return await self._http.send(call)

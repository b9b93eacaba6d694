"""Files in a bucket of S3, or of what speaks as it does."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import BinaryIO

import httpx
from anyio import to_thread

from app.outbound.client import Call, outbound
from app.outbound.failures import Failed
from app.storage.signing import Keys, signed

CHUNK = 256 * 1024
PATIENCE = 30.0
WHOLE = 600.0
"""A file may be large; silence while it is sent is not borne."""
GONE = 404
FIRST_REFUSAL = 300


class S3Store:
    """Keeps files in a bucket nobody else can read."""

    def __init__(
        self,
        endpoint: str,
        bucket: str,
        keys: Keys,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.base = f"{endpoint.rstrip('/')}/{bucket}"
        self.keys = keys
        self.transport = transport

    def _request(self, method: str, key: str) -> tuple[str, dict[str, str]]:
        url = f"{self.base}/{key}"
        return url, signed(self.keys, method, url, datetime.now(UTC))

    async def put(self, key: str, file: BinaryIO, size: int) -> None:
        """Keeps all of a file."""
        url, headers = self._request("PUT", key)
        await to_thread.run_sync(file.seek, 0)

        async def pieces() -> AsyncIterator[bytes]:
            while chunk := await to_thread.run_sync(file.read, CHUNK):
                yield chunk

        sent = {**headers, "content-length": str(size)}
        async with outbound(self.transport) as http:
            reply = await http.send(Call("PUT", url, sent, pieces(), seconds=WHOLE))
        _refuse(reply.status)

    async def read(self, key: str) -> AsyncIterator[bytes]:
        """What is kept, piece by piece."""
        url, headers = self._request("GET", key)
        call = Call("GET", url, headers, seconds=PATIENCE)
        async with outbound(self.transport) as http, http.stream(call) as answer:
            _refuse(answer.status_code)
            async for chunk in answer.aiter_bytes(CHUNK):
                yield chunk

    async def remove(self, key: str) -> None:
        """Keeps it no longer."""
        url, headers = self._request("DELETE", key)
        async with outbound(self.transport) as http:
            reply = await http.send(Call("DELETE", url, headers, seconds=PATIENCE))
        if reply.status != GONE:
            _refuse(reply.status)


def _refuse(status: int) -> None:
    if status >= FIRST_REFUSAL:
        raise Failed(f"the store of files answered {status}")

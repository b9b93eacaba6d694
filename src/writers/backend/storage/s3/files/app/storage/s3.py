"""Files in a bucket of S3, or of what speaks as it does."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import BinaryIO

import httpx
from anyio import to_thread

from app.storage.signing import Keys, signed

CHUNK = 256 * 1024
PATIENCE = httpx.Timeout(30, connect=5)
GONE = 404


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

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=PATIENCE, transport=self.transport)

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

        async with self._client() as client:
            answer = await client.put(
                url, content=pieces(), headers={**headers, "content-length": str(size)}
            )
            answer.raise_for_status()

    async def read(self, key: str) -> AsyncIterator[bytes]:
        """What is kept, piece by piece."""
        url, headers = self._request("GET", key)
        async with self._client() as client, client.stream("GET", url, headers=headers) as answer:
            answer.raise_for_status()
            async for chunk in answer.aiter_bytes(CHUNK):
                yield chunk

    async def remove(self, key: str) -> None:
        """Keeps it no longer."""
        url, headers = self._request("DELETE", key)
        async with self._client() as client:
            answer = await client.delete(url, headers=headers)
            if answer.status_code != GONE:
                answer.raise_for_status()

"""Where the bytes of files lie."""

from collections.abc import AsyncIterator
from typing import BinaryIO, Protocol
from uuid import UUID


class Store(Protocol):
    """Whatever can keep bytes under a key."""

    async def put(self, key: str, file: BinaryIO, size: int) -> None:
        """Keeps all of a file."""

    def read(self, key: str) -> AsyncIterator[bytes]:
        """What is kept, piece by piece."""

    async def remove(self, key: str) -> None:
        """Keeps it no longer; what is not there is gone already."""


def key_of(file_id: UUID) -> str:
    """Where the bytes of a file lie: of chance alone, nothing anybody said is in it."""
    name = file_id.hex
    return f"{name[-2:]}/{name}"

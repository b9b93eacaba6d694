"""Files in a folder."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from anyio import open_file, to_thread

CHUNK = 64 * 1024


class DiskStore:
    """Keeps files in a folder that nothing else writes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def put(self, key: str, file: BinaryIO, size: int) -> None:
        """Keeps all of a file, or nothing of it."""
        await to_thread.run_sync(self._write, key, file)

    def _write(self, key: str, file: BinaryIO) -> None:
        path = self.folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{uuid4().hex}")
        file.seek(0)
        with aside.open("wb") as target:
            shutil.copyfileobj(file, target, CHUNK)
            target.flush()
            os.fsync(target.fileno())
        aside.replace(path)

    async def read(self, key: str) -> AsyncIterator[bytes]:
        """What is kept, piece by piece."""
        async with await open_file(self.folder / key, "rb") as file:
            while chunk := await file.read(CHUNK):
                yield chunk

    async def remove(self, key: str) -> None:
        """Keeps it no longer."""
        await to_thread.run_sync(lambda: (self.folder / key).unlink(missing_ok=True))

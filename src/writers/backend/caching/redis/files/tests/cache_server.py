"""A cache for tests, started and stopped by them."""

import asyncio
import shutil
import socket
import subprocess
import warnings
from dataclasses import dataclass

import pytest

from app.caching import remembering
from app.caching.store import Away, Store

PROGRAM = "redis-server"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@dataclass
class CacheServer:
    """A Redis on a port of its own."""

    store: Store
    port: int
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """It answers from now on."""
        command = f"{PROGRAM} --port {self.port} --bind 127.0.0.1 --save '' --appendonly no"
        self.process = await asyncio.create_subprocess_shell(
            f"exec {command}", stdout=subprocess.DEVNULL
        )
        for _ in range(200):
            self.store.away_until = 0
            try:
                await self.store.get("ready")
                return
            except Away:
                await asyncio.sleep(0.05)
        raise RuntimeError("Redis did not start")

    async def stop(self) -> None:
        """It is gone, and what it held with it."""
        if self.process is not None:
            self.process.terminate()
            await self.process.wait()
            self.process = None
        await self.store.close()


async def started(monkeypatch: pytest.MonkeyPatch) -> CacheServer:
    """One that the program uses."""
    if shutil.which(PROGRAM) is None:
        warnings.warn(f"The cache was NOT tried: {PROGRAM} is not here.", stacklevel=1)
        pytest.skip(f"{PROGRAM} is not here")
    port = _free_port()
    server = CacheServer(Store(f"redis://127.0.0.1:{port}/0"), port)
    monkeypatch.setattr(remembering, "store", lambda: server.store)
    await server.start()
    return server

"""Somebody who stays connected: answers come in pieces, while both are there."""

import asyncio
import json
from typing import Any

from app.main import create_app

PATIENCE = 10.0


class Live:
    """One connection to the application."""

    def __init__(self, scope: dict[str, Any]) -> None:
        self.incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.outgoing: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        app: Any = create_app()
        base = {
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "query_string": b"",
            "root_path": "",
            "server": ("test", 80),
            "client": ("127.0.0.1", 1),
            "raw_path": scope["path"].encode(),
        }
        running = app({**base, **scope}, self.incoming.get, self.outgoing.put)
        self.task = asyncio.create_task(running)

    async def next(self) -> dict[str, Any]:
        """The next message of the application."""
        async with asyncio.timeout(PATIENCE):
            return await self.outgoing.get()

    async def leave(self, kind: str) -> None:
        """Goes away."""
        await self.incoming.put({"type": kind, "code": 1000})
        await asyncio.wait({self.task}, timeout=PATIENCE)
        self.task.cancel()


def headers_of(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """As ASGI has them."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


class Stream(Live):
    """Server-sent events."""

    def __init__(self, path: str, headers: dict[str, str]) -> None:
        super().__init__(
            {
                "type": "http",
                "method": "GET",
                "scheme": "http",
                "path": path,
                "headers": headers_of({"host": "test", **headers}),
            }
        )
        self.incoming.put_nowait({"type": "http.request", "body": b"", "more_body": False})
        self.text = ""

    async def status(self) -> int:
        """How it began."""
        return int((await self.next())["status"])

    async def event_after_start(self) -> dict[str, str] | None:
        """The first event, where nobody asks how it began."""
        await self.status()
        return await self.event()

    async def event(self) -> dict[str, str] | None:
        """The next event, with comments left out; nothing where the stream ends."""
        while True:
            while "\n\n" not in self.text:
                message = await self.next()
                self.text += message.get("body", b"").decode()
                if not message.get("more_body", False):
                    return None
            block, _, self.text = self.text.partition("\n\n")
            fields = dict(line.split(": ", 1) for line in block.splitlines() if line[:1] != ":")
            if fields:
                return fields


class Socket(Live):
    """A WebSocket."""

    def __init__(self, path: str, headers: dict[str, str]) -> None:
        super().__init__(
            {
                "type": "websocket",
                "scheme": "ws",
                "path": path,
                "subprotocols": [],
                "headers": headers_of({"host": "test", **headers}),
            }
        )
        self.incoming.put_nowait({"type": "websocket.connect"})

    async def say(self, what: object) -> None:
        """Sends a message."""
        await self.incoming.put({"type": "websocket.receive", "text": json.dumps(what)})

    async def hear(self) -> dict[str, Any]:
        """The next message that says something; how it was closed, where it was."""
        while True:
            message = await self.next()
            if message["type"] != "websocket.send":
                return message
            said: dict[str, Any] = json.loads(message["text"])
            if said["event"] != "alive":
                return said

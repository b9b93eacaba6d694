"""Machines on this one that are called, and answer as they are told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

SILENT = "silent"
CUT = "cut"


@dataclass
class Receiver:
    """Hears what it is sent; an answer is a line, and whatever headers and body follow it."""

    answers: list[str] = field(default_factory=list)
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")[1:]
        pairs = [line.split(": ", 1) for line in head if line]
        headers = {name.lower(): value for name, value in pairs}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.heard.append((headers, body))
        answer = self.answers.pop(0) if self.answers else "200 OK"
        if answer == SILENT:
            await reader.read()
        elif answer != CUT:
            first, _, content = answer.partition("\r\n\r\n")
            length = f"Content-Length: {len(content.encode())}\r\nConnection: close"
            writer.write(f"HTTP/1.1 {first}\r\n{length}\r\n\r\n{content}".encode())
            await writer.drain()
        writer.close()


@asynccontextmanager
async def listening(*answers: str) -> AsyncIterator[Receiver]:
    """One of them, while it is called."""
    receiver = Receiver(list(answers))
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()

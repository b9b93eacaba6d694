"""Watching over a WebSocket: who it is comes in the first message, since browsers can send no header."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import Field, ValidationError

from app.core.errors import Refused
from app.core.settings import get_settings
from app.feeds.watching import Told, Watching
from app.schemas.base import Schema

PATIENCE = 10.0
NOT_SIGNED_IN = 4401
FOREIGN = 4403


class Hello(Schema):
    """The first message."""

    token: str = Field(max_length=8000)
    last_event_id: str | None = Field(default=None, max_length=64)


def is_foreign(socket: WebSocket) -> bool:
    """Whether a page of somebody else asks, in a browser of somebody who is signed in here."""
    origin = socket.headers.get("origin")
    if origin is None:
        return False
    settings = get_settings()
    here = urlsplit(settings.public_address)
    return origin not in {*settings.cors_origins, f"{here.scheme}://{here.netloc}"}


async def serve(socket: WebSocket, resource: str, told: Told) -> None:
    """Tells what becomes of rows until one of the two goes, or the token is over."""
    if is_foreign(socket):
        await socket.close(FOREIGN)
        return
    await socket.accept()
    try:
        async with asyncio.timeout(PATIENCE):
            hello = Hello.model_validate_json(await socket.receive_text())
        watching = Watching(resource, told, hello.token)
        lost = await watching.begin(hello.last_event_id)
    except (TimeoutError, ValidationError, KeyError, Refused):
        await socket.close(NOT_SIGNED_IN)
        return
    except WebSocketDisconnect:
        return
    if lost is not None:
        await socket.send_json({"id": lost.id, "event": lost.event, "data": lost.data})
    sending = asyncio.create_task(_send(socket, watching))
    leaving = asyncio.create_task(_left(socket))
    await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
    over = not leaving.done()
    for task in (sending, leaving):
        task.cancel()
        with suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
            await task
    if over:
        await socket.close(NOT_SIGNED_IN)


async def _send(socket: WebSocket, watching: Watching) -> None:
    async for one in watching.follow():
        if one is None:
            await socket.send_json({"event": "alive"})
        else:
            await socket.send_json({"id": one.id, "event": one.event, "data": one.data})


async def _left(socket: WebSocket) -> None:
    """What comes after the first message says nothing, but that somebody is there."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass

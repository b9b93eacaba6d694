"""Watching by server-sent events."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header
from fastapi.security import HTTPAuthorizationCredentials
from fastapi.sse import ServerSentEvent

from app.core.errors import NotSignedIn
from app.dependencies.caller import bearer
from app.feeds.watching import Happening, Told, Watching

LastEventId = Annotated[str | None, Header(max_length=64)]


def token_of(
    shown: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> str:
    """What whoever watches shows, and shows again as long as it lasts."""
    if shown is None:
        raise NotSignedIn
    return shown.credentials


Token = Annotated[str, Depends(token_of)]


@dataclass(frozen=True, slots=True)
class Opened:
    """A stream that may begin."""

    watching: Watching
    lost: Happening | None


def opening(resource: str, told: Told) -> Callable[..., Awaitable[Opened]]:
    """Whoever may not is refused before anything is sent."""

    async def opened(token: Token, last_event_id: LastEventId = None) -> Opened:
        watching = Watching(resource, told, token)
        return Opened(watching, await watching.begin(last_event_id))

    return opened


async def events(opened: Opened) -> AsyncIterator[ServerSentEvent]:
    """What becomes of rows, as events."""
    yield ServerSentEvent(comment="watching")
    if opened.lost is not None:
        yield event_of(opened.lost)
    async for one in opened.watching.follow():
        yield ServerSentEvent(comment="alive") if one is None else event_of(one)


def event_of(one: Happening) -> ServerSentEvent:
    """It bears its place, by which whoever comes back goes on."""
    return ServerSentEvent(id=one.id, event=one.event, data=one.data)

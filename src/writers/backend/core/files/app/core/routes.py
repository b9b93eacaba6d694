"""How bodies are read: a name that stands twice means two things, and a number that is none nothing."""

import json
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute

# What a route says of itself whose callers may leave their credentials out.
OPEN: dict[str, Any] = {"security": [{}]}


class StrictRequest(Request):
    """A request whose JSON means one thing."""

    async def json(self) -> Any:
        """What the body says."""
        if not hasattr(self, "_json"):
            self._json = json.loads(
                await self.body(), object_pairs_hook=_once, parse_constant=_no_number
            )
        return self._json


class StrictRoute(APIRoute):
    """A route that reads bodies so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Hands such a request on."""
        handler = super().get_route_handler()

        async def strict(request: Request) -> Response:
            return await handler(StrictRequest(request.scope, request.receive))

        return strict


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise json.JSONDecodeError("a name stands twice", "", 0)
    return found


def _no_number(name: str) -> NoReturn:
    raise json.JSONDecodeError(f"{name} is no number", "", 0)

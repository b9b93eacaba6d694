"""Which methods there are, and which of them a path answers."""

from starlette.routing import Match
from starlette.types import Scope

KNOWN_METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


def allowed(scope: Scope) -> dict[str, str]:
    """The header of a refused method: all that some route of the path takes, not those of one."""
    routes = scope["app"].routes
    found = [
        method
        for method in KNOWN_METHODS
        if any(route.matches({**scope, "method": method})[0] == Match.FULL for route in routes)
    ]
    return {"Allow": ", ".join(found)}

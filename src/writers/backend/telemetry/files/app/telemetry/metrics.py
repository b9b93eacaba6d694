"""How much is asked for, how long it takes, and how many connections are in use: for Prometheus."""

import time
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from sqlalchemy import QueuePool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.database import engine
from app.core.errors import NotFound
from app.core.settings import Settings, get_settings

UNKNOWN = "unknown"

registry = CollectorRegistry()
requests = Counter(
    "http_requests",
    "Requests, by what was asked for and what came of it.",
    ["method", "operation", "status"],
    registry=registry,
)
seconds = Histogram(
    "http_request_seconds",
    "How long requests took.",
    ["method", "operation"],
    registry=registry,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
running = Gauge("http_requests_running", "Requests that are being answered.", registry=registry)
connections = Gauge(
    "database_connections_used", "Connections of the pool that are in use.", registry=registry
)
ProcessCollector(registry=registry)

router = APIRouter(tags=["metrics"])


class Measured:
    """Counts each request, by the operation that answered it: paths are too many to count by."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500
        started = time.perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            with running.track_inprogress():
                await self.app(scope, receive, sending)
        finally:
            operation = getattr(scope.get("endpoint"), "__name__", UNKNOWN)
            method = scope["method"] if operation != UNKNOWN else UNKNOWN
            requests.labels(method, operation, status).inc()
            seconds.labels(method, operation).observe(time.perf_counter() - started)


def is_shown(settings: Settings) -> bool:
    """In production nobody is shown the inside, unless somebody says so."""
    if settings.metrics is not None:
        return settings.metrics
    return settings.environment != "production"


def measure(app: FastAPI) -> None:
    """Counts what the application is asked; not where nobody may see it."""
    if is_shown(get_settings()):
        app.add_middleware(Measured)


@router.get("/metrics", include_in_schema=False)
async def metrics(settings: Annotated[Settings, Depends(get_settings)]) -> Response:
    """All of it, as Prometheus reads it."""
    if not is_shown(settings):
        raise NotFound
    pool = engine().pool
    connections.set(pool.checkedout() if isinstance(pool, QueuePool) else 0)
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

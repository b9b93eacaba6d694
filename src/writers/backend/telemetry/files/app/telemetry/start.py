"""Where the way of each request is told to, if anywhere."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.core.settings import get_settings


@asynccontextmanager
async def traced(_: FastAPI) -> AsyncIterator[None]:
    """While the application runs. Without an address nothing of it is even loaded."""
    settings = get_settings()
    if settings.otel_exporter_otlp_endpoint is None:
        yield
        return
    from app.telemetry.tracing import provider_to, tracing

    provider = provider_to(settings.otel_exporter_otlp_endpoint)
    with tracing(provider):
        yield
    provider.force_flush()

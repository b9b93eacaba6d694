"""Calls to others, as part of the request that makes them."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from opentelemetry.trace import SpanKind, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

FAILED = 400


@contextmanager
def traced_calls(tracer: Tracer) -> Iterator[None]:
    """Each call is a span that names the machine alone: paths and questions may hold secrets."""
    inner = httpx.AsyncHTTPTransport.handle_async_request
    propagator = TraceContextTextMapPropagator()

    async def handle(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        attributes: dict[str, str | int] = {
            "http.request.method": request.method,
            "url.scheme": request.url.scheme,
            "server.address": request.url.host,
        }
        if request.url.port is not None:
            attributes["server.port"] = request.url.port
        with tracer.start_as_current_span(
            request.method, kind=SpanKind.CLIENT, attributes=attributes
        ) as span:
            propagator.inject(request.headers)
            response = await inner(transport, request)
            span.set_attribute("http.response.status_code", response.status_code)
            if response.status_code >= FAILED:
                span.set_status(StatusCode.ERROR)
            return response

    _put(handle)
    try:
        yield
    finally:
        _put(inner)


def _put(handle: object) -> None:
    setattr(httpx.AsyncHTTPTransport, "handle_async_request", handle)  # noqa: B010

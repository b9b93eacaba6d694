"""Traces: the way of a request, its questions to the database, and its calls to others."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

from app.core.settings import get_settings
from app.telemetry.calls import traced_calls
from app.telemetry.sql import traced_sql


@lru_cache
def provider_to(address: str) -> TracerProvider:
    """What sends traces there; FastAPI tells it of requests by itself, once it is the one of the process."""
    settings = get_settings()
    provider = TracerProvider(
        resource=Resource.create({"service.name": settings.otel_service_name}),
        sampler=ParentBased(TraceIdRatioBased(settings.trace_ratio)),
    )
    exporter = OTLPSpanExporter(endpoint=f"{address.removesuffix('/')}/v1/traces")
    provider.add_span_processor(BatchSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return provider


@contextmanager
def tracing(provider: trace.TracerProvider) -> Iterator[None]:
    """While it lasts, questions and calls are told to this one."""
    tracer = provider.get_tracer("app")
    with traced_sql(tracer), traced_calls(tracer):
        yield

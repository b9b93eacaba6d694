"""The way of a request, its questions to the database, and its calls to others."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.core.database import sessions
from app.telemetry.tracing import tracing

OFF = """
import sys
import app.main
ours = ("opentelemetry.exporter", "app.telemetry.tracing", "app.telemetry.sql", "app.telemetry.calls")
assert not [name for name in sys.modules if name.startswith(ours)]
"""


@asynccontextmanager
async def somebody_else(heard: list[bytes]) -> AsyncIterator[int]:
    """A machine that answers everything, and remembers what it was asked."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def spans_of(port: int) -> Sequence[ReadableSpan]:
    """What is told of a request that asks the database and somebody else."""
    provider = TracerProvider()
    kept = InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    app = FastAPI(telemetry={"tracer_provider": provider, "operation_spans": False})

    @app.get("/things/{thing}")
    async def thing(thing: str) -> None:
        async with sessions()() as one:
            await one.scalar(text("SELECT :word"), {"word": thing})
            try:
                await one.execute(text("SELECT 1 / 0"))
            except DBAPIError:
                await one.rollback()
        async with httpx.AsyncClient(trust_env=False) as client:
            await client.get(f"http://127.0.0.1:{port}/secret-path?token=secret")

    with tracing(provider):
        transport = ASGITransport(app=app)
        async with AsyncClient(transport=transport, base_url="http://test") as client:
            assert (await client.get("/things/hidden-word")).status_code == 200
    return kept.get_finished_spans()


async def test_a_request_is_told_with_its_questions_and_calls(schema: None) -> None:
    heard: list[bytes] = []
    async with somebody_else(heard) as port:
        spans = await spans_of(port)
    request = next(span for span in spans if span.name == "GET /things/{thing}")
    asked = [span for span in spans if (span.attributes or {}).get("db.system.name")]
    called = next(span for span in spans if span.name == "GET")
    for span in [*asked, called]:
        assert span.parent is not None and request.context is not None
        assert span.parent.span_id == request.context.span_id
    statements = [(span.attributes or {})["db.query.text"] for span in asked]
    assert "SELECT $1" in statements
    assert any(span.status.status_code is StatusCode.ERROR for span in asked)
    assert (called.attributes or {})["http.response.status_code"] == 404
    assert b"traceparent: 00-" in heard[0]
    told = " ".join(str(span.attributes) for span in [*asked, called])
    assert "secret" not in told and "hidden-word" not in told


async def test_without_an_address_nothing_of_it_is_loaded() -> None:
    run = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OFF, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    _, told = await run.communicate()
    assert run.returncode == 0, told.decode()

"""Questions to the database, as part of the request that asks them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from opentelemetry.trace import SpanKind, StatusCode, Tracer, get_current_span
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

OPEN = "telemetry.spans"


@contextmanager
def traced_sql(tracer: Tracer) -> Iterator[None]:
    """Each statement is a span; it is told with its placeholders, never with what stands in them."""

    def begun(connection: Any, _: Any, statement: str, *__: Any) -> None:
        open_spans = connection.info.setdefault(OPEN, [])
        if not get_current_span().is_recording():
            open_spans.append(None)
            return
        word = statement.split(maxsplit=1)[0].upper()
        attributes = {
            "db.system.name": "postgresql",
            "db.operation.name": word,
            "db.query.text": statement,
        }
        open_spans.append(tracer.start_span(word, kind=SpanKind.CLIENT, attributes=attributes))

    def ended(connection: Any, *_: Any) -> None:
        span = connection.info[OPEN].pop()
        if span is not None:
            span.end()

    def failed(context: ExceptionContext) -> None:
        open_spans = context.connection.info.get(OPEN) if context.connection else None
        span = open_spans.pop() if open_spans else None
        if span is not None:
            span.set_status(StatusCode.ERROR, type(context.original_exception).__name__)
            span.end()

    heard = (
        ("before_cursor_execute", begun),
        ("after_cursor_execute", ended),
        ("handle_error", failed),
    )
    for name, listener in heard:
        event.listen(Engine, name, listener)
    try:
        yield
    finally:
        for name, listener in heard:
            event.remove(Engine, name, listener)

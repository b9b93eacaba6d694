"""Generators stream JSON lines, or server-sent events with their class."""

from collections.abc import AsyncIterable, AsyncIterator, Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str


@app.get("/jsonl")
def jsonl() -> Iterable[Item]:
    yield Item(name="a")


@app.get("/jsonl-async")
async def jsonl_async() -> AsyncIterator[int]:
    yield 1


@app.get("/jsonl-untyped")
def jsonl_untyped():
    yield 1


@app.get("/jsonl-any")
async def jsonl_any() -> AsyncIterable[Any]:
    yield 1


@app.get("/sse", response_class=EventSourceResponse)
async def sse() -> AsyncIterable[Item]:
    yield Item(name="a")


@app.get("/sse-untyped", response_class=EventSourceResponse)
async def sse_untyped():
    yield 1


@app.post("/sse-events", response_class=EventSourceResponse)
async def sse_events() -> AsyncIterable[ServerSentEvent]:
    yield ServerSentEvent(data=1)


@app.get("/stream", response_class=StreamingResponse)
async def stream() -> AsyncIterable[str]:
    yield "a"


@app.get("/not-a-generator")
def not_a_generator() -> Iterable[Item]:
    return [Item(name="a")]


@app.get("/sse-not-a-generator", response_class=EventSourceResponse)
def sse_not_a_generator() -> Item: ...

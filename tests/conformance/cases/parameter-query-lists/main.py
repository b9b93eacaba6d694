"""Sequences are query parameters only when they say so; without `Query` they are the body."""

from enum import Enum
from typing import Annotated, Literal

from fastapi import FastAPI, Query

app = FastAPI()


class Kind(str, Enum):
    a = "a"
    b = "b"


@app.get("/lists")
def lists(
    a: Annotated[list[str], Query()],
    b: Annotated[set[int], Query()] = {1},
    c: Annotated[tuple[int, ...], Query()] = (),
    d: Annotated[list[Kind] | None, Query()] = None,
    e: Annotated[list, Query()] = [],
    f: Annotated[frozenset[Literal["x", "y"]], Query()] = frozenset(),
    g: Annotated[list[str | None], Query()] = [],
    h: Annotated[tuple[int, str], Query()] = (1, "a"),
): ...


@app.post("/body")
def body(ids: list[int]): ...


@app.get("/get-with-body")
def get_with_body(ids: list[int] = []): ...


@app.delete("/delete-with-body")
def delete_with_body(ids: set[int], q: str = ""): ...

"""Every constraint of `Query`, as default and as annotation."""

from typing import Annotated

from annotated_types import Ge, Len
from fastapi import FastAPI, Query
from pydantic import Field, StringConstraints

app = FastAPI()

Slug = Annotated[str, StringConstraints(min_length=3, pattern=r"^[a-z-]+$", to_lower=True)]


@app.get("/annotated")
def annotated(
    a: Annotated[int, Query(gt=0, ge=1, lt=10, le=9, multiple_of=3)],
    b: Annotated[str, Query(min_length=1, max_length=8, pattern="^a")],
    c: Annotated[float, Query(allow_inf_nan=False)] = 1.5,
    d: Annotated[list[int], Query(min_length=1, max_length=3)] = [1],
    e: Annotated[str | None, Query(max_length=3)] = None,
    f: Annotated[str, Query(title="F", description="The F.", deprecated=True)] = "f",
    g: Annotated[int, Ge(2), Query()] = 2,
    h: Slug = "abc",
    i: Annotated[int, Field(ge=4, description="Only a Field.")] = 5,
    j: Annotated[list[str], Len(1, 2), Query()] = [],
    k: Annotated[str, "metadata of someone else"] = "k",
): ...


@app.get("/default")
def default(
    a: int = Query(ge=1),
    b: str = Query(..., min_length=1),
    c: str = Query("x", max_length=3),
    d: list[str] = Query([]),
    e: str | None = Query(None, pattern="^x"),
    f: int = Query(default_factory=lambda: 3),
): ...

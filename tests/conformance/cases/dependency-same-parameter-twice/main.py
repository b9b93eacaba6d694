"""The same parameter declared by handler and dependency: one entry; a required one wins."""

from typing import Annotated

from fastapi import Depends, FastAPI, Query

app = FastAPI()


def optional(q: str = "x", limit: Annotated[int, Query(ge=1)] = 10) -> None: ...


def required(q: str) -> None: ...


@app.get("/required-outside", dependencies=[Depends(optional)])
def required_outside(q: str, limit: int = 5) -> None: ...


@app.get("/required-inside", dependencies=[Depends(required)])
def required_inside(q: str = "y") -> None: ...


@app.get("/both-optional", dependencies=[Depends(optional)])
def both_optional(limit: Annotated[int, Query(le=9)] = 1) -> None: ...

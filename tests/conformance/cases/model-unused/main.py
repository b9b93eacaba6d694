"""Models that no operation reaches are absent; those reached only by parameters are there."""

from enum import Enum
from typing import Annotated

from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel

app = FastAPI()


class Unused(BaseModel):
    a: int


class UsedKind(Enum):
    a = 1


class QueryModelKind(Enum):
    b = 2


class Filter(BaseModel):
    kind: QueryModelKind | None = None


class Hidden(BaseModel):
    a: int


def from_dependency(value: int) -> Unused: ...


@app.get("/")
def root(
    kind: UsedKind, f: Annotated[Filter, Query()], dep: Annotated[Unused, Depends(from_dependency)]
) -> int: ...


@app.get("/hidden", include_in_schema=False)
def hidden(body: Hidden) -> Hidden: ...

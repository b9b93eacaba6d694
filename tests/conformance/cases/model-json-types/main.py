"""Json fields differ by direction; dict keys with patterns; nested Annotated."""

from datetime import date
from enum import Enum
from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, Field, Json, StringConstraints

app = FastAPI()


class Kind(Enum):
    a = "a"


class Point(BaseModel):
    x: int = 0


Key = Annotated[str, StringConstraints(pattern="^k", min_length=1)]


class Uses(BaseModel):
    raw: Json[Point]
    keys: dict[Key, int]
    by_date: dict[date, Point]
    by_enum: dict[Kind, int]
    by_constrained_int: dict[Annotated[int, Field(ge=1)], str]
    nested: dict[str, dict[str, list[Point | None]]]
    unique: set[Point] | None = None
    fixed: tuple[Point, Annotated[int, Field(gt=0)], str | None]


@app.post("/")
def post(body: Uses) -> Uses: ...

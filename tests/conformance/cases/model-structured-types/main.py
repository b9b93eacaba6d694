"""TypedDict, dataclasses, NamedTuple and NewType inside models and as responses."""

from collections import namedtuple
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple, NewType, NotRequired

import pydantic.dataclasses
from fastapi import FastAPI
from pydantic import BaseModel, Field
from typing_extensions import ReadOnly, Required, TypedDict

app = FastAPI()
UserId = NewType("UserId", int)
Score = NewType("Score", Annotated[int, Field(ge=0)])


class Movie(TypedDict):
    """A film."""

    title: str
    year: NotRequired[int]
    rating: Annotated[float, Field(le=10)]


class Loose(TypedDict, total=False):
    a: Required[int]
    b: ReadOnly[str]


class Longer(Movie):
    length: int


class Coordinates(NamedTuple):
    x: int
    y: float = 0.0


Legacy = namedtuple("Legacy", ["a", "b"])


@dataclass
class Point:
    """A point with a docstring."""

    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)
    note: str = field(default="n", metadata={"description": "ignored?"})
    hidden: int = field(default=1, init=False)


@dataclass(kw_only=True)
class Point3(Point):
    z: int


@pydantic.dataclasses.dataclass(config={"title": "Pydantic's", "extra": "forbid"})
class Checked:
    name: str = Field(min_length=1, description="Named.")
    count: int = 1


class Holder(BaseModel):
    movie: Movie
    loose: Loose
    longer: Longer
    coordinates: Coordinates
    legacy: Legacy
    point: Point
    point3: Point3
    checked: Checked
    user: UserId
    score: Score = 1


@app.post("/")
def post(body: Holder) -> Holder: ...


@app.get("/points")
def points() -> list[Point]: ...


@app.get("/movie")
def movie() -> Movie: ...


@app.get("/coordinates")
def coordinates() -> Coordinates: ...

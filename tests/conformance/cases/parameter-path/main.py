"""Path parameters of all common types."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Literal
from uuid import UUID

from fastapi import FastAPI, Path

app = FastAPI()


class Kind(str, Enum):
    cat = "cat"
    dog = "dog"


class Level(IntEnum):
    low = 1
    high = 2


@app.get("/untyped/{value}")
def untyped(value): ...


@app.get("/simple/{a}/{b}/{c}/{d}")
def simple(a: int, b: float, c: bool, d: str): ...


@app.get("/times/{a}/{b}/{c}/{d}")
def times(a: date, b: datetime, c: UUID, d: Decimal): ...


@app.get("/enums/{kind}/{level}/{literal}")
def enums(kind: Kind, level: Level, literal: Literal["x", "y"]): ...


@app.get("/constrained/{a}/{b}/{c}")
def constrained(
    a: Annotated[int, Path(title="The A", description="An A.", ge=1, lt=100)],
    b: Annotated[str, Path(min_length=2, max_length=5, pattern="^[a-z]+$")],
    c: int = Path(gt=0, deprecated=True),
): ...


@app.get("/alias/{item-id}")
def alias(item: Annotated[int, Path(alias="item-id")]): ...


@app.get("/any/{rest:path}")
def any_path(rest: str): ...


@app.get("/dict-order/{second}/{first}")
def order(first: int, second: int): ...

"""Constraints through Field, Annotated, annotated_types and StringConstraints."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from annotated_types import Ge, Gt, Interval, Le, Len, MaxLen, MinLen, MultipleOf, Predicate
from fastapi import FastAPI
from pydantic import BaseModel, Field, Strict, StringConstraints

app = FastAPI()

Positive = Annotated[int, Gt(0)]
Short = Annotated[str, StringConstraints(max_length=5)]


class Constrained(BaseModel):
    a: int = Field(ge=0, le=10)
    b: float = Field(gt=0, lt=1.5, multiple_of=0.5)
    c: str = Field(min_length=1, max_length=10, pattern=r"^\w+$")
    d: list[int] = Field(min_length=1, max_length=3)
    e: dict[str, int] = Field(min_length=1, max_length=2)
    f: set[str] = Field(max_length=4)
    g: Decimal = Field(max_digits=6, decimal_places=2)
    h: Decimal = Field(gt=0, le=Decimal("9.99"))
    i: Annotated[int, Ge(1), Le(9)]
    j: Annotated[int, Interval(gt=1, lt=9)]
    k: Annotated[str, MinLen(1), MaxLen(3)]
    m: Annotated[list[Positive], Len(1, 4)]
    n: Annotated[int, MultipleOf(5)]
    o: Annotated[str, Predicate(str.islower)]
    p: Short | None = None
    q: Annotated[str | None, Field(max_length=7)] = None
    r: str | None = Field(None, min_length=2)
    s: list[Annotated[str, Field(min_length=2, description="Of each")]] = []
    t: Annotated[Positive, Le(3)] = 1
    u: date = Field(ge=date(2020, 1, 1))
    v: timedelta = Field(gt=timedelta(hours=1))
    w: Annotated[int, Strict()] = Field(strict=True, gt=2, default=3)
    x: int | str = Field(max_length=2, default="x")
    y: Annotated[int, Field(ge=1)] = Field(le=5, default=2)
    z: tuple[int, ...] = Field(min_length=1, default=(1,))
    aa: bytes = Field(b"x", max_length=3)
    bb: Annotated[Short, StringConstraints(min_length=2)] = "abc"
    cc: float = Field(default=1.0, allow_inf_nan=False)


@app.post("/")
def post(body: Constrained) -> Constrained: ...

"""Defaults as the document shows them."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Annotated
from uuid import UUID

from fastapi import FastAPI, Query

app = FastAPI()
DEFAULT_LIMIT = 5 * 4


class Size(Enum):
    S = "small"
    L = "large"


@app.get("/")
def root(
    a: int = DEFAULT_LIMIT,
    b: float = 1,
    c: float = 1e3,
    d: str = "",
    e: Size = Size.L,
    f: Annotated[list[Size], Query()] = [Size.S],
    g: date = date(2024, 2, 29),
    h: datetime = datetime(2024, 1, 1, 12, tzinfo=timezone.utc),
    i: timedelta = timedelta(days=1, minutes=1),
    j: Decimal = Decimal("0.10"),
    k: UUID = UUID(int=7),
    n: bool = True,
    m: bytes = b"raw",
    o: int | None = 3,
    p: str = "ab" + "c",
    q: int = -1,
    r: int = 1_000,
    s: Annotated[int, Query()] = int("7"),
): ...

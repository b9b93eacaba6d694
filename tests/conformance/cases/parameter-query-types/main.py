"""Query parameters of all common types, required and not."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, Optional, Union
from uuid import UUID

from fastapi import FastAPI, Query
from pydantic import AnyUrl, EmailStr, SecretStr

app = FastAPI()


class Color(Enum):
    """A colour."""

    red = "r"
    green = 2


@app.get("/required")
def required(
    untyped,
    text: str,
    number: int,
    real: float,
    flag: bool,
    raw: bytes,
    day: date,
    moment: datetime,
    clock: time,
    span: timedelta,
    money: Decimal,
    key: UUID,
    color: Color,
    literal: Literal["a", 1],
    anything: Any,
    where: Path,
    mail: EmailStr,
    url: AnyUrl,
    secret: SecretStr,
    *,
    keyword_only: int,
): ...


@app.get("/optional")
def optional(
    a: str | None = None,
    b: Optional[int] = None,
    c: Union[int, str] = 3,
    d: Union[int, str, None] = None,
    e: int = None,
    f: Color = Color.red,
    g: date | None = None,
    h: Literal["x"] = "x",
    i: bool = False,
    j: timedelta = timedelta(hours=1),
    k: Decimal = Decimal("1.50"),
    n=None,
    m=3,
    o="text",
): ...


@app.get("/still-required")
def still_required(a: str | None, b: Optional[int], c: Annotated[int | None, Query()]): ...

"""Defaults of all kinds, and what makes a field required."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Optional
from uuid import UUID, uuid4

from fastapi import FastAPI
from pydantic import BaseModel, Field, HttpUrl, SecretStr

app = FastAPI()
LIMIT = 10


def now() -> datetime:
    return datetime.now(UTC)


class Inner(BaseModel):
    x: int = 1
    y: str = Field("why", alias="Y")


@dataclass
class Point:
    x: int = 0


class Defaults(BaseModel):
    required_optional: Optional[int]
    required_new: int | None
    ellipsis: int = ...
    field_ellipsis: int = Field(...)
    none: int | None = None
    field_none: int | None = Field(default=None)
    wrong_none: int = None
    factory: list[int] = Field(default_factory=list)
    factory_function: datetime = Field(default_factory=now)
    factory_lambda: str = Field(default_factory=lambda: "made")
    factory_uuid: UUID = Field(default_factory=uuid4)
    factory_of_data: str = Field(default_factory=lambda data: str(data["none"]))
    constant: int = LIMIT
    expression: int = LIMIT * 2 + 1
    real: float = 1
    big: float = 1e100
    negative: int = -5
    text: str = 'a\n"b"'
    empty_list: list[str] = []
    full_dict: dict[str, Any] = {"a": [1, None, True], "b": {"c": 1.5}}
    a_set: set[int] = {1}
    a_tuple: tuple[int, str] = (1, "a")
    inner: Inner = Inner()
    inner_set: Inner = Inner(x=2, Y="z")
    inner_dict: Inner = {"x": 3}
    inners: list[Inner] = [Inner(x=9)]
    point: Point = Point(x=4)
    day: date = date(2024, 1, 2)
    moment: datetime = datetime(2024, 1, 2, 3, 4, 5)
    moment_utc: datetime = datetime(2024, 1, 2, tzinfo=UTC)
    clock: time = time(12, 30)
    span: timedelta = timedelta(minutes=90)
    money: Decimal = Decimal("1.10")
    key: UUID = UUID(int=1)
    url: HttpUrl = HttpUrl("https://example.com")
    url_text: HttpUrl = "https://example.com"
    secret: SecretStr = SecretStr("hidden")
    where: Path = Path("/tmp")
    raw: bytes = b"\x00raw"
    annotated_default: Annotated[int, Field(default=4)]
    annotated_both: Annotated[int, Field(gt=1)] = 5
    validated: int = Field("7", validate_default=True)
    infinite: float = float("inf")
    type_error: int = "not an int"


@app.post("/")
def post(body: Defaults) -> None: ...


@app.get("/")
def get() -> Inner: ...

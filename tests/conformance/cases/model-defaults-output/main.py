"""The same defaults in serialization mode, with serializers and excludes."""

from datetime import timedelta
from decimal import Decimal

from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Inner(BaseModel):
    x: int = 1
    y: str = Field("why", serialization_alias="Y")


class Defaults(BaseModel):
    inner: Inner = Inner()
    money: Decimal = Decimal("1.10")
    span: timedelta = timedelta(minutes=90)
    factory: list[int] = Field(default_factory=list)
    hidden: int = Field(3, exclude=True)
    maybe: int | None = None


@app.get("/")
def get() -> Defaults: ...

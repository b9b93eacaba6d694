"""Which models get -Input and -Output: only those whose two schemas differ."""

from datetime import timedelta
from decimal import Decimal

from fastapi import FastAPI
from pydantic import BaseModel, Field, computed_field

app = FastAPI()


class Same(BaseModel):
    name: str


class Defaulted(BaseModel):
    name: str = "x"


class Holder(BaseModel):
    inner: Defaulted
    same: Same


class OnlyIn(BaseModel):
    name: str = "in"


class OnlyOut(BaseModel):
    name: str = "out"
    money: Decimal
    span: timedelta


class BothWays(BaseModel):
    money: Decimal


class Aliased(BaseModel):
    name: str = Field(validation_alias="nameIn", serialization_alias="nameOut")


class Computed(BaseModel):
    a: int

    @computed_field
    @property
    def b(self) -> int:
        return self.a


class Excluded(BaseModel):
    a: int
    hidden: int = Field(exclude=True)


@app.post("/same")
def same(body: Same) -> Same: ...


@app.post("/holder")
def holder(body: Holder) -> list[Holder]: ...


@app.post("/only")
def only(body: OnlyIn) -> OnlyOut: ...


@app.post("/both")
def both(body: BothWays) -> BothWays: ...


@app.post("/aliased")
def aliased(body: Aliased) -> Aliased: ...


@app.post("/computed")
def computed(body: Computed) -> Computed: ...


@app.post("/excluded")
def excluded(body: Excluded) -> Excluded: ...


@app.post("/one-way-here")
def one_way(body: Defaulted) -> Same: ...

"""Single bodies of every kind."""

from dataclasses import dataclass
from typing import Annotated, Any, Union

from fastapi import Body, FastAPI
from pydantic import BaseModel, RootModel
from typing_extensions import TypedDict

app = FastAPI()


class Cat(BaseModel):
    lives: int = 9


class Dog(BaseModel):
    tricks: list[str]


class Names(RootModel[list[str]]):
    pass


@dataclass
class Point:
    x: int
    y: int = 0


class Movie(TypedDict, total=False):
    title: str
    year: int


@app.post("/model")
def model(cat: Cat): ...


@app.post("/optional")
def optional(cat: Cat | None = None): ...


@app.post("/union")
def union(pet: Union[Cat, Dog]): ...


@app.post("/list")
def list_(cats: list[Cat]): ...


@app.post("/dict")
def dict_(counts: dict[int, float]): ...


@app.post("/bare-dict")
def bare_dict(anything: dict): ...


@app.post("/any")
def any_(anything: Annotated[Any, Body()]): ...


@app.post("/scalar")
def scalar(count: Annotated[int, Body(gt=0, title="How many")]): ...


@app.post("/scalar-default")
def scalar_default(count: int = Body(3, embed=False)): ...


@app.post("/root")
def root(names: Names): ...


@app.post("/dataclass")
def dataclass_(point: Point): ...


@app.post("/typed-dict")
def typed_dict(movie: Movie): ...


@app.post("/default-model")
def default_model(cat: Cat = Cat(lives=7)): ...


@app.post("/required-none")
def required_none(cat: Annotated[Cat | None, Body()]): ...


@app.post("/str")
def string(text: str = Body(media_type="text/plain")): ...


@app.post("/bytes")
def bytes_(raw: bytes = Body()): ...

"""The new syntax for generics and aliases."""

from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Item(BaseModel):
    name: str


class Page[T](BaseModel):
    items: list[T]


class Pair[A, B: BaseModel](BaseModel):
    first: A
    second: B


type Names = list[str]
type Positive = Annotated[int, Field(gt=0)]
type Tree = dict[str, Tree | int]
type Maybe[X] = X | None


class Uses(BaseModel):
    names: Names
    positive: Positive
    tree: Tree
    maybe: Maybe[Item] = None
    again: Names = []


@app.get("/page")
def page() -> Page[Item]: ...


@app.get("/pair")
def pair() -> Pair[int, Item]: ...


@app.post("/uses")
def uses(body: Uses) -> Uses: ...


@app.get("/names")
def names() -> Names: ...

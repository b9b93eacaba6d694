"""Several bodies, or one with embed, become a model named after the operation."""

from typing import Annotated

from fastapi import Body, FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Item(BaseModel):
    name: str


class User(BaseModel):
    mail: str


@app.put("/items/{item_id}")
def two(item_id: int, item: Item, user: User, q: str | None = None): ...


@app.post("/embed")
def embed(item: Annotated[Item, Body(embed=True)]): ...


@app.post("/with-scalar")
def with_scalar(item: Item, importance: Annotated[int, Body(gt=0, description="How much.")] = 1): ...


@app.post("/all-optional")
def all_optional(a: Item | None = None, b: Annotated[int | None, Body()] = None): ...


@app.post("/aliased")
def aliased(a: Annotated[int, Body(alias="The-A")], b: Annotated[str, Body(examples=["x"], title="Bee")]): ...


@app.post("/embed-scalar")
def embed_scalar(value: Annotated[str, Body(embed=True, min_length=1)]): ...


@app.post("/field-in-annotated")
def field_in_annotated(a: Annotated[dict[str, int], Field(description="A.")], b: list[int]): ...

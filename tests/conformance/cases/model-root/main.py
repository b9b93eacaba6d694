"""Root models are their content."""

from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, Field, RootModel

app = FastAPI()


class Item(BaseModel):
    name: str = "x"


class Items(RootModel[list[Item]]):
    pass


class Tags(RootModel):
    """Tags by name."""

    root: dict[str, int] = Field(default={}, description="The root's own.")


class Score(RootModel[Annotated[int, Field(ge=0)]]):
    model_config = {"title": "The score", "json_schema_extra": {"examples": [3]}}


class Either(RootModel[Item | int]):
    pass


class Holder(BaseModel):
    items: Items
    tags: Tags = Tags({})
    score: Score
    either: Either = Either(1)


@app.post("/")
def post(body: Holder) -> Holder: ...


@app.post("/items")
def items(body: Items) -> Items: ...


@app.get("/generic")
def generic() -> RootModel[list[int]]: ...

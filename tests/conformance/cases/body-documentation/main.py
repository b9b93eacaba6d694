"""Examples, titles and media types of bodies."""

from typing import Annotated

from fastapi import Body, FastAPI
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class Item(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Foo"}]})

    name: str = Field(examples=["Foo", "Bar"])


@app.post("/examples")
def examples(item: Annotated[Item, Body(examples=[{"name": "A"}, {"name": "B"}])]): ...


@app.post("/openapi-examples")
def openapi_examples(
    item: Annotated[Item, Body(openapi_examples={"one": {"summary": "One", "value": {"name": "1"}}})],
): ...


@app.post("/described")
def described(
    item: Annotated[
        Item, Body(title="The item", description="Described.", media_type="application/vnd.item+json")
    ],
): ...


@app.post("/example")
def example(item: Item = Body(example={"name": "old"})): ...

"""`separate_input_output_schemas=False` has one schema per model, except for computed fields."""

from fastapi import FastAPI
from pydantic import BaseModel, computed_field

app = FastAPI(separate_input_output_schemas=False)


class Item(BaseModel):
    name: str
    description: str | None = None


class Box(BaseModel):
    width: int = 1

    @computed_field
    @property
    def area(self) -> int:
        return self.width**2


@app.post("/items")
def create(item: Item) -> Item: ...


@app.post("/boxes")
def create_box(box: Box) -> Box: ...


@app.get("/boxes")
def list_boxes() -> list[Box]: ...

"""`create_model`, partial models from fields of others, and models made by functions."""

from typing import Any, Optional

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field, create_model

app = FastAPI()


class Item(BaseModel):
    name: str = Field(min_length=1)
    price: float = 1.0
    tags: list[str]


Simple = create_model(
    "Simple", a=(int, ...), b=(str, "x"), c=int, d=(int | None, Field(None, description="D."))
)
Derived = create_model("Derived", __base__=Item, extra=(bool, False))
Configured = create_model("Configured", __config__=ConfigDict(extra="forbid"), __doc__="Made.", a=(int, 1))


def partial(model: type[BaseModel]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        name: (Optional[info.annotation], None) for name, info in model.model_fields.items()
    }
    return create_model(f"Partial{model.__name__}", **fields)


PartialItem = partial(Item)


def page_of(model: type[BaseModel]) -> type[BaseModel]:
    class Page(BaseModel):
        items: list[model]

    Page.__name__ = f"{model.__name__}Page"
    return Page


for index, response in enumerate((Simple, Derived, Configured, PartialItem)):

    @app.post(f"/{index}", response_model=response, name=f"post_{index}")
    def post(body: response): ...


@app.get("/page", response_model=page_of(Item))
def page(): ...

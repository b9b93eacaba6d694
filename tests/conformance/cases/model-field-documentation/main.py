"""What `Field` says: title, description, examples, deprecated, extra, exclude, repr."""

from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, Field
from typing_extensions import deprecated

app = FastAPI()


class Other(BaseModel):
    """The other's docstring."""

    x: int = 1


class Documented(BaseModel):
    """The model's docstring.

    With a second paragraph.
    """

    a: int = Field(title="Own title", description="Described.", examples=[1, 2])
    b: int = Field(1, deprecated=True)
    c: Annotated[int, deprecated("Use b.")] = 2
    d: int = Field(3, json_schema_extra={"x-unit": "m", "example": 5})
    e: int = Field(4, json_schema_extra=lambda schema: schema.update(x=1))
    f: int = Field(5, exclude=True)
    g: Other = Field(description="A described reference.")
    h: Other = Field(default_factory=Other, title="Titled reference")
    i: Other | None = Field(None, description="Maybe other")
    j: int = Field(6, repr=False, frozen=True, kw_only=True)
    k: Annotated[int, Field(description="inner")] = Field(7, title="outer")
    snake_case_URL: str = ""
    x1y2: int = 0
    camelCaseName: int = 0
    m: Other = Other(x=2)


@app.post("/")
def post(body: Documented) -> Documented: ...

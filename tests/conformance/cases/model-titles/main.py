"""Titles of fields and responses: capitals, digits, underscores, references have none."""

from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Inner(BaseModel):
    x: int


class titled_MODEL2(BaseModel):
    id: int
    user_id: int
    userId: int
    HTMLBody: str
    x2_y3: int
    trailing_: int
    double__under: int
    it_s: int
    of_inner: Inner
    aliased: int = Field(alias="some_alias-with.dots")
    list_of_inner: list[Inner]
    café: str


@app.get("/a", response_model=list[titled_MODEL2])
def read_HTML_page2(): ...


@app.get("/b/{x}")
def b(x: int, someQuery_2: int = 1) -> dict[str, Inner]: ...

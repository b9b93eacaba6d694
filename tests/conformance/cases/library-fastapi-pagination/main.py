"""Pages of fastapi-pagination and the parameters it adds."""

from fastapi import FastAPI
from fastapi_pagination import LimitOffsetPage, Page, add_pagination
from fastapi_pagination.cursor import CursorPage
from pydantic import BaseModel


class Item(BaseModel):
    name: str


app = FastAPI()


@app.get("/page")
def page() -> Page[Item]: ...


@app.get("/limit-offset", response_model=LimitOffsetPage[Item])
def limit_offset(q: str = ""): ...


@app.get("/cursor")
def cursor() -> CursorPage[Item]: ...


@app.get("/plain")
def plain() -> list[Item]: ...


add_pagination(app)

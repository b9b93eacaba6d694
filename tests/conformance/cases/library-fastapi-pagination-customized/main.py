"""Pages made to measure, and made before the routes are there."""

from typing import Annotated, Generic, TypeVar

from fastapi import FastAPI, Query
from fastapi_pagination import LimitOffsetPage, Page, add_pagination
from fastapi_pagination.cursor import CursorPage
from fastapi_pagination.customization import CustomizedPage, UseIncludeTotal, UseName, UseOptionalFields, UseParams, UseParamsFields
from fastapi_pagination.default import Params
from fastapi_pagination.optional import OptionalPage
from pydantic import BaseModel

T = TypeVar("T")


class Item(BaseModel):
    name: str


class BigParams(Params):
    size: int = Query(500, ge=1, le=1000)


Small = CustomizedPage[Page[T], UseName("Small"), UseParamsFields(size=10)]
Limited = CustomizedPage[LimitOffsetPage[T], UseName("Limited"), UseParamsFields(limit=Query(5, ge=1, le=20, description="Few"))]
Big = CustomizedPage[Page, UseParams(BigParams)]
NoTotal = CustomizedPage[Page[T], UseName("NoTotal"), UseIncludeTotal(False)]
Cursors = CustomizedPage[CursorPage[T], UseName("Cursors"), UseParamsFields(size=Query(7, ge=1))]

app = FastAPI()


@app.get("/small")
def small() -> Small[Item]: ...


@app.get("/limited", response_model=Limited[Item])
def limited(): ...


@app.get("/big")
def big() -> Big[Item]: ...


@app.get("/no-total")
def no_total() -> NoTotal[Item]: ...


@app.get("/cursors")
def cursors() -> Cursors[Item]: ...


@app.get("/optional")
def optional() -> OptionalPage[Item]: ...


@app.get("/annotated")
def annotated() -> Annotated[Small[str], "a page"]: ...


add_pagination(app)

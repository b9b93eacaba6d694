"""Pages behind routers, with parameters of their own, made to measure, and added early."""

from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, FastAPI, Query
from fastapi_pagination import LimitOffsetPage, Page, Params, add_pagination, paginate, pagination_ctx
from fastapi_pagination.bases import AbstractPage, AbstractParams
from fastapi_pagination.links import Page as LinksPage
from pydantic import BaseModel

T = TypeVar("T")


class Item(BaseModel):
    name: str


class SmallParams(Params):
    size: int = Query(5, ge=1, le=10)


class SmallPage(Page[T]):
    extra: int = 0

    __params_type__ = SmallParams


def common(verbose: bool = False) -> bool:
    return verbose


def sorting(sort: str = "") -> str:
    return sort


router = APIRouter(prefix="/inner", dependencies=[Depends(common)])


@router.get("/page")
def inner_page(q: str = "", wanted: bool = Depends(common), sort: str = Depends(sorting)) -> Page[Item]: ...


@router.get("/small", response_model=SmallPage[Item])
def small(): ...


app = FastAPI()


@app.get("/direct/{kind}")
def direct(kind: str, wanted: Annotated[bool, Depends(common)], sort: str = Depends(sorting)) -> Page[Item]: ...


@app.get("/given")
def given(params: Params = Depends()) -> list[Item]: ...


@app.get("/context", dependencies=[Depends(pagination_ctx(LimitOffsetPage[Item]))])
def context() -> list[Item]: ...


@app.get("/links")
def links() -> LinksPage[Item]: ...


@app.post("/body", response_model=Page[Item])
def body(item: Item): ...


app.include_router(router)
app.include_router(router, prefix="/again")
add_pagination(app)

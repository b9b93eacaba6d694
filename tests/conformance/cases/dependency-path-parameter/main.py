"""A dependency's parameter that is named in the path is a path parameter; elsewhere a query one."""

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI

app = FastAPI()


def load(item_id: int, verbose: bool = False) -> int:
    return item_id


Loaded = Annotated[int, Depends(load)]


@app.get("/items/{item_id}")
def in_path(item: Loaded) -> None: ...


@app.get("/items")
def in_query(item: Loaded) -> None: ...


router = APIRouter(prefix="/of/{item_id}", dependencies=[Depends(load)])


@router.get("/parts/{part}")
def in_prefix(part: str) -> None: ...


@router.get("/missing/{never_declared}")
def missing() -> None: ...


app.include_router(router)

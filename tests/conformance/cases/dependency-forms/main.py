"""Every way to declare a dependency."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Query

app = FastAPI()


def paging(skip: int = 0, limit: Annotated[int, Query(le=50)] = 20) -> dict[str, int]:
    return {"skip": skip, "limit": limit}


class Filters:
    def __init__(self, name: str | None = None, tags: Annotated[list[str] | None, Query()] = None) -> None:
        self.name = name
        self.tags = tags


@dataclass
class Sorting:
    order_by: str = "id"
    descending: bool = False


class Limit:
    def __init__(self, maximum: int) -> None:
        self.maximum = maximum

    def __call__(self, count: int = 1) -> int:
        return min(count, self.maximum)


Paging = Annotated[dict[str, int], Depends(paging)]


@app.get("/default")
def default(page: dict = Depends(paging)) -> None: ...


@app.get("/annotated")
def annotated(page: Paging) -> None: ...


@app.get("/class")
def class_(filters: Filters = Depends(Filters)) -> None: ...


@app.get("/class-shortcut")
def shortcut(filters: Filters = Depends(), sorting: Annotated[Sorting, Depends()] = None) -> None: ...


@app.get("/instance")
def instance(count: int = Depends(Limit(10))) -> None: ...


@app.get("/lambda")
def lambda_(value: str = Depends(lambda secret="x": secret)) -> None: ...


@app.get("/method")
def method(value: int = Depends(Limit(3).__call__)) -> None: ...

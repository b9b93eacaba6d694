"""Dependencies of app, include, router and route contribute parameters in that order."""

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header


def from_app(app_key: str) -> None: ...


def from_include(include_key: str) -> None: ...


def from_router(x_router: Annotated[str, Header()]) -> None: ...


def from_route(route_key: int = 3) -> None: ...


router = APIRouter(dependencies=[Depends(from_router)])


@router.get("/items/{item_id}", dependencies=[Depends(from_route)])
def read(item_id: int, own: bool = False) -> None: ...


app = FastAPI(dependencies=[Depends(from_app)])
app.include_router(router, dependencies=[Depends(from_include)])

"""What dishka hands in is no parameter, by decorator or by the class of the routes."""

from typing import Annotated

from dishka import FromComponent, Provider, Scope, make_async_container, provide
from dishka.integrations.fastapi import DishkaRoute, FromDishka, inject, setup_dishka
from fastapi import APIRouter, Depends, FastAPI, Request
from pydantic import BaseModel


class Service:
    def __init__(self, name: str) -> None: ...


class Item(BaseModel):
    name: str


class ServiceProvider(Provider):
    @provide(scope=Scope.REQUEST)
    def service(self) -> Service:
        return Service("x")


app = FastAPI()
router = APIRouter(route_class=DishkaRoute, prefix="/routed")


def common(verbose: bool = False) -> bool:
    return verbose


@app.get("/injected")
@inject
async def injected(service: FromDishka[Service], q: str = "") -> list[Item]: ...


@app.post("/annotated")
@inject
async def annotated(item: Item, service: Annotated[Service, FromComponent("x")], request: Request) -> Item:
    """With a component."""


@router.get("/{name}")
async def routed(name: str, service: FromDishka[Service], verbose: bool = Depends(common)) -> Item: ...


@router.get("/sync/plain")
def plain(service: FromDishka[Service], limit: int = 3) -> str: ...


app.include_router(router)
setup_dishka(make_async_container(ServiceProvider()), app)

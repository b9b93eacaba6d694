"""Objects that containers hand in are no parameters."""

from typing import Annotated

from dependency_injector import containers, providers
from dependency_injector.wiring import Provide, Provider, inject
from fastapi import APIRouter, Depends, FastAPI
from injector import Injector
from fastapi_injector import Injected, attach_injector
from pydantic import BaseModel


class Service:
    def __init__(self, name: str, retries: int = 3) -> None: ...


class Item(BaseModel):
    name: str


class Container(containers.DeclarativeContainer):
    wiring_config = containers.WiringConfiguration(modules=[__name__])
    config = providers.Configuration()
    service = providers.Factory(Service, name=config.name)


router = APIRouter()


@router.get("/default")
@inject
async def default(q: str = "", service: Service = Depends(Provide[Container.service])) -> list[Item]: ...


@router.post("/annotated")
@inject
def annotated(item: Item, service: Annotated[Service, Depends(Provide[Container.service])]) -> Item: ...


@router.get("/more")
@inject
def more(
    limit: int = Depends(Provide[Container.config.limit.as_int()]),
    by_name: Service = Depends(Provide["service"]),
    factory: Service = Depends(Provider[Container.service]),
    given: Service = Injected(Service),
) -> str: ...


app = FastAPI()
app.include_router(router)
app.container = Container()
attach_injector(app, Injector())

"""Routers are included in a loop over a mapping, with its keys as prefixes."""

from fastapi import APIRouter, FastAPI

ROUTERS: dict[str, APIRouter] = {}

cats = APIRouter()
ROUTERS["cats"] = cats
ROUTERS.update(dogs=APIRouter())


@cats.get("/{name}")
def read_cat(name: str) -> str: ...


@ROUTERS["dogs"].get("/{name}")
def read_dog(name: str) -> str: ...


app = FastAPI()
for kind, router in ROUTERS.items():
    app.include_router(router, prefix="/" + kind, tags=[kind.title()])

"""A function builds a router for a model; its handlers are closures."""

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


class Cat(BaseModel):
    lives: int


class Dog(BaseModel):
    tricks: list[str]


def crud(model: type[BaseModel], name: str) -> APIRouter:
    router = APIRouter(prefix=f"/{name}s", tags=[name])

    @router.get("/{item_id}", response_model=model)
    def read(item_id: int): ...

    @router.post("", response_model=model, status_code=201, summary=f"Create {name}")
    def create(item: model): ...

    return router


app = FastAPI()
app.include_router(crud(Cat, "cat"))
app.include_router(crud(Dog, name="dog"))

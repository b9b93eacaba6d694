"""Routers made from a schema."""

from fastapi import FastAPI
from fastapi_crudrouter import MemoryCRUDRouter
from pydantic import BaseModel


class Potato(BaseModel):
    id: int
    color: str


class PotatoCreate(BaseModel):
    color: str


app = FastAPI()
app.include_router(
    MemoryCRUDRouter(schema=Potato, create_schema=PotatoCreate, update_schema=PotatoCreate, delete_all_route=False, paginate=10)
)

"""`include_in_schema=False` anywhere hides, and a hidden route leaves no schemas behind."""

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


class Hidden(BaseModel):
    secret: str


class Shown(BaseModel):
    name: str


hidden = APIRouter(include_in_schema=False)


@hidden.get("/a", include_in_schema=True)
def a() -> Hidden: ...


half = APIRouter()


@half.get("/b", include_in_schema=False)
def b() -> Hidden: ...


@half.get("/c")
def c() -> Shown: ...


app = FastAPI()
app.include_router(hidden)
app.include_router(half)
app.include_router(half, prefix="/again", include_in_schema=False)

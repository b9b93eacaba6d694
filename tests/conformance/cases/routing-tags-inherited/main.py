"""Tags are listed from the outermost include inwards; duplicates stay."""

from enum import Enum

from fastapi import APIRouter, FastAPI


class Tag(Enum):
    books = "books"
    staff = "staff"


inner = APIRouter(tags=["inner", Tag.books])


@inner.get("/a", tags=["route"])
def a() -> None: ...


@inner.get("/b", tags=["inner"])
def b() -> None: ...


outer = APIRouter(tags=["outer"])
outer.include_router(inner, tags=[Tag.staff])
app = FastAPI()
app.include_router(outer, tags=["include"])

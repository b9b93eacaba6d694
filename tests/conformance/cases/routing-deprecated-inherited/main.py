"""One deprecated level is enough; `deprecated=False` on the route does not undo it."""

from fastapi import APIRouter, FastAPI

old = APIRouter()


@old.get("/a")
def a() -> None: ...


@old.get("/b", deprecated=False)
def b() -> None: ...


fresh = APIRouter()


@fresh.get("/c", deprecated=True)
def c() -> None: ...


@fresh.get("/d")
def d() -> None: ...


app = FastAPI()
app.include_router(old, deprecated=True)
app.include_router(fresh)

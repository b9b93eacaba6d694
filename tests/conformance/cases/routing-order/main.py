"""Paths appear in order of registration; a later route of the same path and method replaces."""

from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter()


@app.get("/z")
def first_z() -> str: ...


@router.get("/a")
def included_a() -> int: ...


@app.post("/a")
def direct_a() -> str: ...


app.include_router(router)


@app.get("/z")
def second_z() -> bytes: ...


@app.get("/users/{user_id}")
def user(user_id: int) -> int: ...


@app.get("/users/{name}")
def user_by_name(name: str) -> str: ...


@app.get("/users/me")
def shadowed() -> str: ...

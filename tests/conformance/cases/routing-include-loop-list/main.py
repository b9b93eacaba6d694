"""Routers are included in a loop over a list of pairs."""

from fastapi import APIRouter, FastAPI

users = APIRouter()
teams = APIRouter()


@users.get("/")
def list_users() -> list[str]: ...


@teams.get("/")
def list_teams() -> list[str]: ...


ROUTERS = [("/users", users), ("/teams", teams)]

app = FastAPI()
for prefix, router in ROUTERS:
    app.include_router(router, prefix=f"/api{prefix}", tags=[prefix.strip("/")])

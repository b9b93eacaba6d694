"""Routable objects of classy-fastapi."""

from classy_fastapi import Routable, delete, get
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


class User(BaseModel):
    name: str


class UserRoutes(Routable):
    def __init__(self, dao: dict) -> None:
        super().__init__(prefix="/api", tags=["users"])
        self._dao = dao

    @get("/user/{name}", response_model=User)
    def get_user_by_name(self, name: str):
        """One user."""

    @delete("/user/{name}", status_code=204)
    def delete_user(self, name: str, soft: bool = True) -> None: ...


app = FastAPI()
app.include_router(UserRoutes({}).router)

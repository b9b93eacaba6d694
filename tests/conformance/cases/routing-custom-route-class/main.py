"""A route class adds to every operation it makes."""

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from pydantic import BaseModel


class Problem(BaseModel):
    detail: str


class ProblemRoute(APIRoute):
    def __init__(self, path: str, endpoint: Any, **kwargs: Any) -> None:
        kwargs["responses"] = {400: {"model": Problem}, **(kwargs.get("responses") or {})}
        super().__init__(path, endpoint, **kwargs)


router = APIRouter(route_class=ProblemRoute)


@router.get("/risky")
def risky() -> int: ...


app = FastAPI()


@app.get("/safe")
def safe() -> int: ...


app.include_router(router)
app.router.route_class = ProblemRoute


@app.get("/later")
def later() -> int: ...

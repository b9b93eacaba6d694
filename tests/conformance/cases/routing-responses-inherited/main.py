"""`responses` of application, router, include and route are merged by status code."""

from fastapi import APIRouter, FastAPI
from pydantic import BaseModel


class Problem(BaseModel):
    detail: str


class Conflict(BaseModel):
    with_id: int


router = APIRouter(responses={404: {"model": Problem}, 409: {"description": "From the router"}})


@router.get("/plain")
def plain() -> int:
    return 1


@router.get("/own", responses={409: {"model": Conflict}, "4XX": {"description": "Any other"}})
def own() -> int:
    return 1


app = FastAPI(responses={500: {"description": "Broken", "model": Problem}})
app.include_router(router, prefix="/r", responses={404: {"description": "From the include"}, 418: {}})


@app.get("/direct")
def direct() -> int:
    return 1

from fastapi import APIRouter

from .schemas import *

public_router = APIRouter(prefix="/public")


@public_router.get("/")
def read() -> Shelf: ...

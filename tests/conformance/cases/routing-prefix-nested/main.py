"""Prefixes add up: include, router, and the router's own include."""

from fastapi import APIRouter, FastAPI

leaf = APIRouter(prefix="/leaf")
branch = APIRouter(prefix="/branch")
trunk = APIRouter()


@leaf.get("")
def read_leaf() -> str:
    return "leaf"


@leaf.get("/{vein}")
def read_vein(vein: int) -> int:
    return vein


branch.include_router(leaf, prefix="/of")
trunk.include_router(branch)
app = FastAPI()
app.include_router(trunk, prefix="/api/v1")
app.include_router(leaf)

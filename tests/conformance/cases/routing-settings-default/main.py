"""A router is included by a setting that has a default in code."""

from fastapi import APIRouter, FastAPI

from config import settings

debug = APIRouter(prefix="/debug")
beta = APIRouter(prefix="/beta")


@debug.get("/")
def dump() -> str: ...


@beta.get("/")
def beta_root() -> str: ...


app = FastAPI(title=settings.name)
if settings.enable_debug:
    app.include_router(debug, prefix=settings.api.prefix)
if not settings.enable_debug or settings.enable_beta:
    app.include_router(beta, prefix=settings.api.prefix)

"""Routers and models arrive by star imports and re-exports."""

from fastapi import FastAPI

from api import *

app = FastAPI()
app.include_router(shelf_router)
app.include_router(public_router)

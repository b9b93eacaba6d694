"""Modules decorate a router they import, and are imported only for that effect."""

from fastapi import FastAPI

import handlers.second  # noqa: F401
import handlers.first  # noqa: F401
from handlers.base import router

app = FastAPI()
app.include_router(router)

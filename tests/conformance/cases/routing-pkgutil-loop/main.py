"""Every module of a package is imported and its router included, in alphabetical order."""

import importlib
import pkgutil

from fastapi import APIRouter, FastAPI

import plugins

app = FastAPI()
for info in pkgutil.iter_modules(plugins.__path__, plugins.__name__ + "."):
    module = importlib.import_module(info.name)
    router = getattr(module, "router", None)
    if isinstance(router, APIRouter):
        app.include_router(router)

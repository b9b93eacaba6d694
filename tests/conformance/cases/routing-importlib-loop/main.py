"""Modules are imported by literal names in a loop."""

from importlib import import_module

from fastapi import FastAPI

app = FastAPI()
for name in ("orders", "invoices"):
    module = import_module(f"endpoints.{name}")
    app.include_router(module.router, prefix=f"/{name}", tags=[name])
app.include_router(getattr(import_module(".extra", package="endpoints"), "router"))

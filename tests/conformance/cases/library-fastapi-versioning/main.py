"""Routes sorted into applications by their versions."""

from fastapi import APIRouter, FastAPI
from fastapi_versioning import VersionedFastAPI, version

app = FastAPI(title="Shop", description="Versioned")


@app.get("/greet")
@version(1, 0)
def greet() -> str: ...


@app.get("/greet")
@version(1, 1)
def greet_better(name: str) -> str: ...


@app.get("/new")
@version(2)
def new() -> str: ...


@app.get("/plain")
def plain() -> str: ...


app = VersionedFastAPI(app, enable_latest=True, prefix_format="/v{major}_{minor}", version_format="{major}.{minor}")

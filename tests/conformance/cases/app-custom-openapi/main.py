"""A hand-written `openapi` changes the result of `get_openapi`."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

app = FastAPI()


@app.get("/items")
def items() -> list[str]: ...


def custom_openapi() -> dict[str, Any]:
    if app.openapi_schema:
        return app.openapi_schema
    schema = get_openapi(
        title="Custom title", version="2.5.0", summary="Custom", description="Hand-made", routes=app.routes
    )
    schema["info"]["x-logo"] = {"url": "https://example.com/logo.png"}
    app.openapi_schema = schema
    return app.openapi_schema


app.openapi = custom_openapi

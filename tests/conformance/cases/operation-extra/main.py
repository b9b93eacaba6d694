"""`openapi_extra` is merged deep into the operation."""

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str


@app.post(
    "/raw",
    openapi_extra={
        "requestBody": {
            "content": {"application/x-yaml": {"schema": Item.model_json_schema()}},
            "required": True,
        },
        "x-aperture": ["blue"],
    },
)
def raw() -> Item: ...


@app.get(
    "/parameters/{item_id}",
    openapi_extra={
        "parameters": [{"name": "X-Extra", "in": "header", "schema": {"type": "string"}}],
        "responses": {"200": {"description": "Changed"}},
    },
    tags=["a"],
)
def parameters(item_id: int) -> Item: ...


@app.get("/tags", tags=["a"], openapi_extra={"tags": ["b"], "deprecated": True})
def tags() -> None: ...

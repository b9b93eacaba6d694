"""`responses` in all their forms."""

from fastapi import FastAPI, status
from fastapi.responses import FileResponse, PlainTextResponse
from pydantic import BaseModel, Field

app = FastAPI()


class Item(BaseModel):
    name: str


class Message(BaseModel):
    """A message."""

    text: str = Field(examples=["hello"])


COMMON = {404: {"description": "Missing"}, 302: {"description": "Moved"}}


@app.get("/model", responses={404: {"model": Message}, 400: {"model": list[Message], "description": "Bad"}})
def model() -> Item: ...


@app.get("/ranges", responses={"4XX": {"model": Message}, "default": {"description": "Other"}, "5xx": {}})
def ranges(q: int) -> Item: ...


@app.get("/own-422", responses={422: {"model": Message}})
def own_422(q: int) -> Item: ...


@app.get(
    "/content",
    responses={
        200: {
            "content": {"image/png": {}},
            "description": "JSON or an image",
            "headers": {"X-A": {"schema": {"type": "string"}}},
        }
    },
    response_class=FileResponse,
)
def content() -> Item: ...


@app.get("/merged", response_model=Item, responses={**COMMON, 403: {"description": "No"}})
def merged(): ...


@app.get("/success", responses={200: {"model": Message}, status.HTTP_201_CREATED: {"model": Item | Message}})
def success() -> Item: ...


@app.get("/text", response_class=PlainTextResponse, responses={409: {"model": Message}})
def text() -> str: ...


@app.get("/odd", responses={418: {}, 599: {}, "201": {"description": "As text"}})
def odd() -> Item: ...


@app.get(
    "/links",
    responses={
        404: {
            "model": Message,
            "content": {"application/json": {"example": {"text": "gone"}}},
            "links": {"self": {"operationId": "x"}},
        }
    },
)
def links() -> Item: ...

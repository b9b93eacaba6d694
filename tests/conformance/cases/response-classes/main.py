"""Response classes decide the media type, and only JSON ones have a schema."""

from typing import Any

from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    ORJSONResponse,
    PlainTextResponse,
    RedirectResponse,
    StreamingResponse,
)
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str


class ProblemResponse(JSONResponse):
    media_type = "application/problem+json"


class CsvResponse(Response):
    media_type = "text/csv"


class CreatedResponse(JSONResponse):
    def __init__(self, content: Any, status_code: int = 201, **kwargs: Any) -> None:
        super().__init__(content, status_code, **kwargs)


for name, response_class in {
    "html": HTMLResponse,
    "plain": PlainTextResponse,
    "redirect": RedirectResponse,
    "stream": StreamingResponse,
    "file": FileResponse,
    "base": Response,
    "orjson": ORJSONResponse,
    "problem": ProblemResponse,
    "csv": CsvResponse,
    "created": CreatedResponse,
}.items():

    @app.get(f"/{name}", response_class=response_class, name=name)
    def read() -> Item: ...


@app.get("/annotated-html")
def annotated_html() -> HTMLResponse: ...


@app.get("/annotated-base")
def annotated_base() -> Response: ...


@app.get("/annotated-json")
def annotated_json() -> JSONResponse: ...


@app.get("/annotated-union", response_model=None)
def annotated_union() -> Response | dict: ...


router = APIRouter(default_response_class=PlainTextResponse)


@router.get("/router-default")
def router_default() -> str: ...


@router.get("/route-over-router", response_class=HTMLResponse)
def route_over_router() -> str: ...


inherited = APIRouter()


@inherited.get("/include-default")
def include_default() -> str: ...


app.include_router(router)
app.include_router(inherited, default_response_class=CsvResponse)

"""`default_response_class` of the application; its docstring-less routes; router overrides."""

from fastapi import APIRouter, FastAPI
from fastapi.responses import HTMLResponse, JSONResponse

app = FastAPI(default_response_class=HTMLResponse)


@app.get("/html")
def html() -> str: ...


@app.get("/json", response_class=JSONResponse)
def json() -> list[int]: ...


router = APIRouter(default_response_class=JSONResponse)


@router.get("/router-json")
def router_json() -> list[str]: ...


plain = APIRouter()


@plain.get("/inherited-html")
def inherited_html() -> list[str]: ...


app.include_router(router)
app.include_router(plain)

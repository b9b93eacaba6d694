"""What the parent router says is taken when the include happens; what the child holds, later."""

from fastapi import APIRouter, FastAPI
from fastapi.responses import PlainTextResponse

child = APIRouter()
parent = APIRouter(prefix="/parent")
parent.include_router(child, prefix="/child")
parent.tags.append("after the include")
parent.responses[404] = {"description": "After the include"}
child.default_response_class = PlainTextResponse


@child.get("/a")
def a() -> str: ...


@parent.get("/b")
def b() -> str: ...


app = FastAPI()
app.include_router(parent)

"""Request, Response, BackgroundTasks, WebSocket and SecurityScopes are no parameters."""

from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, Request, Response
from fastapi.requests import HTTPConnection
from fastapi.security import SecurityScopes

app = FastAPI()


class MyRequest(Request):
    pass


def scoped(scopes: SecurityScopes, request: Request) -> None: ...


@app.get("/all")
def all_of_them(
    request: Request,
    response: Response,
    tasks: BackgroundTasks,
    connection: HTTPConnection,
    _: Annotated[None, Depends(scoped)],
    q: int,
) -> None: ...


@app.get("/subclass")
def subclass(request: MyRequest, response: Response = None) -> None: ...

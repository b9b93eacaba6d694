"""Reading the header by hand is a parameter, not a security scheme."""

from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException, Request

app = FastAPI()


def by_header(authorization: Annotated[str | None, Header()] = None) -> str:
    if authorization is None:
        raise HTTPException(401)
    return authorization


def by_request(request: Request) -> str:
    if "session" not in request.cookies:
        raise HTTPException(status_code=401)
    return request.cookies["session"]


@app.get("/header")
def header(user: Annotated[str, Depends(by_header)]) -> None: ...


@app.get("/request")
def request_(user: Annotated[str, Depends(by_request)]) -> None: ...

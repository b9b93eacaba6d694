"""Helpers and variables that hold `Depends(...)`."""

from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header

app = FastAPI()


def require(header: str) -> Any:
    def check(value: Annotated[str, Header(alias=header)]) -> str:
        return value

    return Depends(check)


def current_user(x_user: Annotated[str, Header()]) -> str:
    return x_user


CURRENT_USER = Depends(current_user)
COMMON = [CURRENT_USER, require("X-Common")]


@app.get("/a")
def a(user: str = CURRENT_USER) -> None: ...


@app.get("/b", dependencies=COMMON)
def b() -> None: ...


@app.get("/c", dependencies=[*COMMON, require("X-More")])
def c(value: Annotated[str, require("X-Annotated")]) -> None: ...

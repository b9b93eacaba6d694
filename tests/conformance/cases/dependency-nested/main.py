"""A dependency reached twice contributes once, in the order of first reach."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Cookie, Depends, FastAPI, Header

app = FastAPI()


def base(trace: Annotated[str | None, Header()] = None) -> str | None:
    return trace


async def session(base: Annotated[str, Depends(base)], db: str = "main") -> AsyncIterator[str]:
    yield db


def user(session: Annotated[str, Depends(session)], token: Annotated[str, Cookie()]) -> str:
    return token


@app.get("/a")
def a(user: Annotated[str, Depends(user)], session: Annotated[str, Depends(session)], q: int) -> None: ...


@app.get("/b")
def b(
    session: Annotated[str, Depends(session)], user: Annotated[str, Depends(user, use_cache=False)]
) -> None: ...

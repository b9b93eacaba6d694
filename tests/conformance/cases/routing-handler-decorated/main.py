"""Decorators around handlers: with `wraps` the signature is kept, without it is the wrapper's."""

import functools
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

app = FastAPI()


def logged(func: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(func)
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        return await func(*args, **kwargs)

    return wrapper


def retried(times: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def decorate(func: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(func)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return func(*args, **kwargs)

        return wrapper

    return decorate


def careless(func: Callable[..., Any]) -> Callable[..., Any]:
    def wrapper(q: int) -> Any:
        """The wrapper's own words."""
        return func(q)

    return wrapper


@app.get("/logged/{item_id}")
@logged
async def read(item_id: int, q: str = "x") -> dict[str, int]:
    """Read it."""
    return {"item_id": item_id}


@app.get("/retried")
@retried(times=3)
def again(limit: int = 3) -> list[str]: ...


@app.get("/careless")
@careless
def lost(gone: str) -> int:
    """Never seen."""

"""A dependency with `*args, **kwargs` publishes them as query parameters."""

from typing import Any

from fastapi import Depends, FastAPI

app = FastAPI()


class Loose:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@app.get("/loose")
def loose(value: Loose = Depends(Loose)) -> None: ...

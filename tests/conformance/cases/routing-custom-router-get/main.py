"""A subclass overrides `get` to set a default."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, FastAPI


class QuietRouter(APIRouter):
    def get(self, path: str, **kwargs: Any) -> Callable[[Any], Any]:
        kwargs.setdefault("summary", f"Read {path}")
        return super().get(path, **kwargs)


router = QuietRouter()


@router.get("/a")
def a() -> None: ...


@router.get("/b", summary="B")
def b() -> None: ...


app = FastAPI()
app.include_router(router)

"""A subclass of APIRouter changes defaults in `__init__` and paths in `add_api_route`."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, FastAPI


class VersionedRouter(APIRouter):
    def __init__(self, *args: Any, version: int = 1, **kwargs: Any) -> None:
        kwargs.setdefault("tags", [f"v{version}"])
        super().__init__(*args, prefix=f"/v{version}", **kwargs)

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **kwargs: Any) -> None:
        if path != "/" and path.endswith("/"):
            path = path[:-1]
        kwargs.setdefault("response_description", "Done")
        super().add_api_route(path, endpoint, **kwargs)


router = VersionedRouter(version=2)


@router.get("/things/")
def things() -> list[str]: ...


@router.post("/things", response_description="Made")
def make() -> str: ...


app = FastAPI()
app.include_router(router)

"""The well-known router that registers each path with and without a final slash."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, FastAPI


class SlashRouter(APIRouter):
    def api_route(self, path: str, *, include_in_schema: bool = True, **kwargs: Any) -> Callable[[Any], Any]:
        if path.endswith("/"):
            path = path[:-1]
        add_path = super().api_route(path, include_in_schema=include_in_schema, **kwargs)
        add_alternate = super().api_route(path + "/", include_in_schema=False, **kwargs)

        def decorator(func: Any) -> Any:
            add_alternate(func)
            return add_path(func)

        return decorator


router = SlashRouter(prefix="/items")


@router.get("/")
def list_items() -> list[str]: ...


@router.post("/new/", status_code=201)
def create_item() -> str: ...


app = FastAPI()
app.include_router(router)

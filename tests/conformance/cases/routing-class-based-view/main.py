"""A hand-written `cbv` decorator: class attributes are dependencies, `self` is injected."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, Depends, FastAPI, Header
from fastapi.routing import APIRoute


def cbv(router: APIRouter) -> Callable[[type], type]:
    def decorate(cls: type) -> type:
        _init_from_annotations(cls)
        functions = {function for _, function in inspect.getmembers(cls, inspect.isfunction)}
        for route in [r for r in router.routes if isinstance(r, APIRoute) and r.endpoint in functions]:
            router.routes.remove(route)
            _self_is_a_dependency(cls, route.endpoint)
            router.add_api_route(
                route.path.removeprefix(router.prefix),
                route.endpoint,
                methods=route.methods,
                status_code=route.status_code,
                response_model=route.response_model,
                name=route.name,
            )
        return cls

    return decorate


def _init_from_annotations(cls: type) -> None:
    hints = get_type_hints(cls, include_extras=True)
    parameters = [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)] + [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=hint,
            default=getattr(cls, name, inspect.Parameter.empty),
        )
        for name, hint in hints.items()
    ]

    def __init__(self: Any, **kwargs: Any) -> None:
        for name, value in kwargs.items():
            setattr(self, name, value)

    cls.__init__ = __init__
    cls.__signature__ = inspect.Signature(parameters[1:])


def _self_is_a_dependency(cls: type, endpoint: Callable[..., Any]) -> None:
    first, *rest = inspect.signature(endpoint).parameters.values()
    endpoint.__signature__ = inspect.Signature(
        [first.replace(default=Depends(cls), kind=inspect.Parameter.KEYWORD_ONLY)]
        + [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in rest]
    )


def current_tenant(x_tenant: Annotated[str, Header()]) -> str:
    return x_tenant


router = APIRouter(prefix="/notes")


@cbv(router)
class Notes:
    tenant: Annotated[str, Depends(current_tenant)]
    dry_run: bool = False

    @router.get("/")
    def list_notes(self, limit: int = 5): ...

    @router.post("/", status_code=201)
    def add_note(self, text: str): ...


app = FastAPI()
app.include_router(router)

"""Class-based views: `@cbv(router)` makes annotations of the class its dependencies."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, get_origin, get_type_hints

from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import get_session
from app.security import current_clinic
from app.tables import Clinic


def cbv[View: type](router: APIRouter) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        _annotations_become_parameters(view)
        methods = {method for _, method in inspect.getmembers(view, inspect.isfunction)}
        for route in router.routes:
            if isinstance(route, APIRoute) and route.endpoint in methods:
                _self_becomes_a_dependency(view, route.endpoint)
        # The routes read their signatures when they were made, so each is made again in its place.
        router.routes[:] = [
            _again(route) if isinstance(route, APIRoute) and route.endpoint in methods else route
            for route in router.routes
        ]
        return view

    return decorate


def _annotations_become_parameters(view: type) -> None:
    hints = {
        name: hint
        for name, hint in get_type_hints(view, include_extras=True).items()
        if get_origin(hint) is not ClassVar
    }

    def __init__(self: Any, **values: Any) -> None:
        self.__dict__.update(values)

    view.__init__ = __init__
    view.__signature__ = inspect.Signature(
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=hint)
            for name, hint in hints.items()
        ]
    )


def _self_becomes_a_dependency(view: type, method: Callable[..., Any]) -> None:
    itself, *others = inspect.signature(method).parameters.values()
    keyword = inspect.Parameter.KEYWORD_ONLY
    method.__signature__ = inspect.signature(method).replace(
        parameters=[itself.replace(default=Depends(view), kind=keyword)]
        + [other.replace(kind=keyword) for other in others]
    )


def _again(route: APIRoute) -> APIRoute:
    return type(route)(
        route.path,
        route.endpoint,
        methods=route.methods,
        response_model=route.response_model,
        status_code=route.status_code,
        tags=route.tags,
        dependencies=route.dependencies,
        summary=route.summary,
        responses=route.responses,
    )


class ClinicView[Row]:
    """What all views have: a session, the clinic at the desk, and queries scoped by it."""

    session: Annotated[Session, Depends(get_session)]
    clinic: Annotated[Clinic, Depends(current_clinic)]
    table: ClassVar[type[Any]]

    def rows(self) -> Any:
        return select(self.table).where(self.table.clinic_id == self.clinic.id)

    def find(self, row_id: int) -> Row | None:
        return self.session.scalar(self.rows().where(self.table.id == row_id))

    def save(self, row: Row) -> Row:
        self.session.add(row)
        self.session.commit()
        self.session.refresh(row)
        return row

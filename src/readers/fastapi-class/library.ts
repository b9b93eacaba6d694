import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'

/** Views of fastapi-class: an object's methods called as HTTP methods, or marked, answer one path. */
export function addFastApiClass(machine: Machine): void {
  addWritten(machine, [
    {
      name: 'fastapi_class.exception',
      exports: ['ExceptionModel'],
      through: ['fastapi_class', 'fastapi_class.openapi'],
      source: EXCEPTION,
    },
    { name: 'fastapi_class.views', exports: ['View'], through: ['fastapi_class'], source: VIEW },
    { name: 'fastapi_class.routers', exports: ['endpoint', 'Method'], through: ['fastapi_class'], source: ROUTERS },
  ])
}

const EXCEPTION = `
from pydantic import BaseModel, Field


class ExceptionModel(BaseModel):
    """Exception model."""

    detail: str = Field(..., description="Exception details.")
`

const ROUTERS = `
from enum import Enum


class Method(str, Enum):
    GET = "get"
    POST = "post"
    PATCH = "patch"
    DELETE = "delete"
    PUT = "put"


def endpoint(methods=None, *, name=None, path=None, status_code=None, response_model=None, response_class=None):
    def decorator(function):
        if isinstance(methods, str):
            chosen = [methods]
        elif methods:
            chosen = list(methods)
        else:
            chosen = [name or function.__name__]
        function._endpoint_metadata = {"methods": chosen, "name": name, "path": path, "status_code": status_code, "response_model": response_model, "response_class": response_class}
        return function

    return decorator
`

const VIEW = `
import re
from fastapi.responses import JSONResponse
from fastapi_class.exception import ExceptionModel


def default_name(cls, method):
    return method.capitalize() + " " + " ".join(re.findall(r"[A-Z][^A-Z]*", cls.__name__.replace("View", "")))


def responses_of(exceptions):
    found = {}
    for exception in exceptions:
        if exception.status_code in found:
            found[exception.status_code]["description"] += f" or {exception.detail}"
        else:
            found[exception.status_code] = {"description": exception.detail, "model": ExceptionModel}
    return found


def View(router, *, path="/", default_status_code=200, name_parser=default_name):
    def decorator(cls):
        obj = cls()
        models = getattr(obj, "response_model", {})
        classes = getattr(obj, "response_class", {})
        responses = responses_of(getattr(obj, "EXCEPTIONS", {}).get("common", []))
        for name in dir(obj):
            method = getattr(obj, name)
            if name in ("get", "post", "patch", "delete", "put") or hasattr(method, "_endpoint_metadata"):
                says = getattr(method, "_endpoint_metadata", {"methods": [name]})
                router.add_api_route(
                    path + (says.get("path") or ""),
                    method,
                    methods=[one.value if hasattr(one, "value") else one for one in says["methods"]],
                    response_class=says.get("response_class") or classes.get(name, JSONResponse),
                    response_model=says.get("response_model") or models.get(name),
                    responses=responses,
                    name=says.get("name") or name_parser(cls, name),
                    status_code=says.get("status_code") or default_status_code,
                )
        return cls

    return decorator
`

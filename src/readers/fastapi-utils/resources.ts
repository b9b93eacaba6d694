import type { WrittenModule } from '../written/library.ts'

/** Classes whose objects are added to an `Api` at a URL. PACKAGE stands for the library or its fork. */
export const RESOURCES: WrittenModule = {
  name: 'cbv_base',
  exports: ['Resource', 'Api', 'take_init_parameters', 'set_responses'],
  source: `
from inspect import Signature
from fastapi import APIRouter
from PACKAGE.cbv import _cbv


class Resource:
    pass


class Api:
    def __init__(self, app):
        self.app = app

    def add_resource(self, resource, *urls, **kwargs):
        router = APIRouter()
        if not hasattr(type(resource), "__include_init_params__"):
            type(resource).__signature__ = Signature([])
        _cbv(router, type(resource), *urls)
        self.app.include_router(router, **kwargs)


def take_init_parameters(cls):
    cls.__include_init_params__ = True
    return cls


def set_responses(response, status_code=200, responses=None, **kwargs):
    def decorator(func):
        func.__return_types_func__ = lambda: (response, status_code, responses, kwargs)
        return func

    return decorator
`,
}

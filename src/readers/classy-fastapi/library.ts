import type { Machine } from '../../python/interpret/machine.ts'
import { addWritten } from '../written/library.ts'

const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** Objects with a router of their own, by classy-fastapi: a method answers as a `partial` of itself. */
export function addClassyFastApi(machine: Machine): void {
  addWritten(machine, [
    { name: 'classy_fastapi.routable', exports: ['Routable'], through: ['classy_fastapi'], source: ROUTABLE },
    {
      name: 'classy_fastapi.decorators',
      exports: ['route', 'websocket', ...VERBS],
      through: ['classy_fastapi'],
      source: DECORATORS,
    },
  ])
}

const ROUTABLE = `
from functools import partial
from fastapi.routing import APIRouter


class Routable:
    def __init__(self, *args, **kwargs):
        self.router = APIRouter(*args, **kwargs)
        for name in dir(type(self)):
            method = getattr(type(self), name)
            if hasattr(method, "_endpoint"):
                path, options = method._endpoint
                if options is None:
                    self.router.add_api_websocket_route(path, partial(method, self), name=method.__name__)
                else:
                    self.router.add_api_route(path, partial(method, self), **options)
`

/** The words without a docstring are those of \`partial\` itself. */
const DECORATORS = `
PARTIAL = "Create a new function with partial application of the given arguments\\nand keywords."


def route(path, methods, **options):
    def marker(method):
        given = {**options}
        if not given.get("name"):
            given["name"] = method.__name__
        if not given.get("description"):
            given["description"] = method.__doc__ or PARTIAL
        method._endpoint = (path, {"methods": methods, **given})
        return method

    return marker


def websocket(path, name=None):
    def marker(method):
        method._endpoint = (path, None)
        return method

    return marker

${VERBS.map(
  (verb) => `
def ${verb}(path, **options):
    return route(path, methods=["${verb.toUpperCase()}"], **options)
`,
).join('\n')}`

"""Comprehensions, conditional expressions, unpacking and getattr wire routers."""

from types import SimpleNamespace

from fastapi import APIRouter, FastAPI


def make(name: str) -> APIRouter:
    router = APIRouter(prefix=f"/{name}")

    @router.get("/")
    def index() -> str: ...

    return router


one, (two, *rest) = make("one"), (make("two"), make("three"), make("four"))
registry = SimpleNamespace(five=make("five"))
by_name = {name: make(name) for name in ("six", "seven") if name != "seven"}

app = FastAPI()
options = {"prefix": "/opt", "tags": ["options"]}
app.include_router(one, **options)
app.include_router(two if len(rest) == 2 else one)
[app.include_router(router) for router in reversed(rest)]
app.include_router(getattr(registry, "five"))
for index, (name, router) in enumerate(by_name.items(), start=1):
    app.include_router(router, prefix=f"/n{index}")
while rest:
    app.include_router(rest.pop(), prefix="/popped")
    if len(rest) == 1:
        break

"""Operation ids by a function of the application, of a router, and of a route."""

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute


def by_tag(route: APIRoute) -> str:
    return f"{route.tags[0]}-{route.name}" if route.tags else route.name


def shout(route: APIRoute) -> str:
    return route.name.upper()


app = FastAPI(generate_unique_id_function=by_tag)
loud = APIRouter(generate_unique_id_function=shout)
quiet = APIRouter(tags=["quiet"])


@app.get("/untagged")
def untagged() -> None: ...


@app.post("/form", tags=["t"])
def two_bodies(a: dict, b: dict) -> None: ...


@loud.get("/loud")
def loud_one() -> None: ...


@loud.get("/own", generate_unique_id_function=lambda route: "own" + route.path_format.replace("/", "-"))
def own() -> None: ...


@quiet.get("/quiet")
def quiet_one() -> None: ...


@quiet.get("/fixed", operation_id="fixedId")
def fixed() -> None: ...


app.include_router(loud)
app.include_router(quiet, prefix="/q")

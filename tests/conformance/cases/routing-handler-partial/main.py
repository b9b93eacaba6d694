"""`functools.partial` as endpoint: bound keywords become defaults, the name is the inner one."""

from functools import partial

from fastapi import FastAPI

app = FastAPI()


def read(kind: str, item_id: int, limit: int = 10) -> str:
    """Read a thing."""


app.add_api_route("/cats/{item_id}", partial(read, "cat"), methods=["GET"], name="read_cat")
app.add_api_route("/dogs/{item_id}", partial(read, kind="dog"), methods=["GET"], name="read_dog")

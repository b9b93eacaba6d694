"""The recipe that sets operation ids after all routes are there."""

from fastapi import FastAPI
from fastapi.routing import APIRoute

app = FastAPI()


@app.get("/items")
def list_items() -> list[str]: ...


@app.post("/items")
def create_item() -> str: ...


def use_route_names_as_operation_ids(application: FastAPI) -> None:
    for route in application.routes:
        if isinstance(route, APIRoute):
            route.operation_id = route.name


use_route_names_as_operation_ids(app)

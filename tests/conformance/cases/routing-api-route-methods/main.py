"""`api_route` with several methods gives each the same operation id."""

from fastapi import FastAPI

app = FastAPI()


@app.api_route("/both", methods=["GET", "POST"], operation_id="both")
def both(q: str | None = None) -> str: ...


@app.api_route("/default")
def default_is_get() -> str: ...


@app.api_route("/lower", methods=["patch"])
def lower() -> str: ...

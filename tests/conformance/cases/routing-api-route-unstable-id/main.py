"""Without an operation id, `api_route` takes the first method of a set for the suffix."""

from fastapi import FastAPI

app = FastAPI()


@app.api_route("/both", methods=["GET", "POST"])
def both() -> str: ...

"""Attributes set after construction count: the document is built on the first call."""

from fastapi import FastAPI

app = FastAPI()
app.title = "Set later"
app.version = "9"
app.openapi_version = "3.0.2"
app.description = """Set later too."""


@app.get("/")
def root() -> str | None: ...

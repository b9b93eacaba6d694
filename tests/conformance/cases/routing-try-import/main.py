"""An optional dependency that is missing leaves its routes out."""

from fastapi import FastAPI

try:
    import surely_not_installed
except ImportError:
    surely_not_installed = None

try:
    from json import loads
except ImportError:
    HAS_JSON = False
else:
    HAS_JSON = True

app = FastAPI()

if surely_not_installed:

    @app.get("/extra")
    def extra() -> str: ...


if HAS_JSON:

    @app.get("/json")
    def read_json() -> dict: ...

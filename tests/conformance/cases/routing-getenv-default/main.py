"""`os.getenv` with a default decides."""

import os

from fastapi import FastAPI

app = FastAPI(title=os.getenv("TITLE", "Untitled"), docs_url=None)

if os.getenv("ENABLE_METRICS", "true").lower() in ("1", "true"):

    @app.get("/metrics")
    def metrics() -> str: ...


if os.getenv("ENABLE_ADMIN"):

    @app.get("/admin")
    def admin() -> str: ...
else:

    @app.get("/no-admin")
    def no_admin() -> str: ...


if int(os.environ.get("WORKERS", "2")) > 1:

    @app.get("/workers")
    def workers() -> int: ...

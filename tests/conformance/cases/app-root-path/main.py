"""`root_path` alone is no server: that is added per request."""

from fastapi import FastAPI

app = FastAPI(root_path="/api/v1", servers=[{"url": "https://example.com"}], root_path_in_servers=False)


@app.get("/")
def root() -> str: ...

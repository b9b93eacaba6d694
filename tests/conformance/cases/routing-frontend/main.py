"""A frontend route (new) is served but not documented."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/api/ping")
def ping() -> str: ...


app.frontend("/", directory=".", check_dir=False)

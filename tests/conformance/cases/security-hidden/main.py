"""A scheme used only by a hidden operation is not published; one on the application is everywhere."""

from fastapi import Depends, FastAPI
from fastapi.security import APIKeyHeader, APIKeyQuery

app = FastAPI(dependencies=[Depends(APIKeyHeader(name="X-Key", auto_error=False))])


@app.get("/hidden", include_in_schema=False, dependencies=[Depends(APIKeyQuery(name="q"))])
def hidden() -> None: ...


@app.get("/shown")
def shown() -> None: ...

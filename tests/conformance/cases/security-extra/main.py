"""Security added by `openapi_extra` comes after the derived one; lists are joined."""

from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer

app = FastAPI()


@app.get(
    "/extra",
    openapi_extra={"security": [{"custom": []}], "x-rate": {"limit": 5}},
    dependencies=[Depends(HTTPBearer())],
)
def extra() -> None: ...


@app.get("/only-extra", openapi_extra={"security": []}, tags=["a"])
def only_extra() -> None: ...

"""`auto_error=False` is published like any other scheme."""

from typing import Annotated

from fastapi import Depends, FastAPI
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

bearer = HTTPBearer(auto_error=False)
app = FastAPI()


@app.get("/feed")
def feed(credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)] = None) -> None: ...

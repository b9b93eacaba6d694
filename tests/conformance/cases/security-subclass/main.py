"""A subclass names the scheme by its class, or by `scheme_name`."""

from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer

app = FastAPI()


class JWTBearer(HTTPBearer):
    def __init__(self, auto_error: bool = True) -> None:
        super().__init__(auto_error=auto_error)

    async def __call__(self, request: Request) -> HTTPAuthorizationCredentials | None:
        return await super().__call__(request)


class PartnerKey(APIKeyHeader):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(name="X-Partner", scheme_name="partner", **kwargs)

    async def __call__(self, request: Request, partner_id: int) -> str | None:
        return await super().__call__(request)


@app.get("/jwt")
def jwt(credentials: Annotated[HTTPAuthorizationCredentials, Depends(JWTBearer())]) -> None: ...


@app.get("/partner", dependencies=[Depends(PartnerKey(auto_error=False))])
def partner() -> None: ...

"""Operators hold a key. Without one configured, nobody is an operator."""

import secrets
from typing import Annotated

from fastapi import Depends, HTTPException, Request, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

bearer = HTTPBearer(scheme_name="operator", auto_error=False)


def require_operator(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> None:
    key = request.app.state.settings.operator_key
    if credentials is None or key is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Operators only")
    if not secrets.compare_digest(credentials.credentials, key.get_secret_value()):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Operators only")


Operator = Depends(require_operator)

from datetime import UTC, datetime, timedelta
from typing import Annotated

import jwt
from fastapi import Depends, HTTPException, status
from fastapi.security import OAuth2PasswordBearer
from pwdlib import PasswordHash

from app.database import Db
from app.models import Customer
from app.settings import settings

passwords = PasswordHash.recommended()
oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token")
optional_oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token", auto_error=False)


def make_token(customer: Customer) -> str:
    claims = {"sub": str(customer.id), "exp": datetime.now(UTC) + timedelta(days=30)}
    return jwt.encode(claims, settings.secret_key, "HS256")


def current_customer(session: Db, token: Annotated[str, Depends(oauth2_scheme)]) -> Customer:
    try:
        claims = jwt.decode(token, settings.secret_key, ["HS256"])
    except jwt.InvalidTokenError as error:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Sign in first") from error
    customer = session.get(Customer, int(claims["sub"]))
    if customer is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Sign in first")
    return customer


def maybe_customer(
    session: Db, token: Annotated[str | None, Depends(optional_oauth2_scheme)]
) -> Customer | None:
    return current_customer(session, token) if token else None


def customer_if_required(customer: Annotated[Customer | None, Depends(maybe_customer)]) -> None:
    if settings.require_login and customer is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Sign in first")


CurrentCustomer = Annotated[Customer, Depends(current_customer)]
MaybeCustomer = Annotated[Customer | None, Depends(maybe_customer)]


def require_clerk(customer: CurrentCustomer) -> Customer:
    if not customer.is_clerk:
        raise HTTPException(status.HTTP_403_FORBIDDEN, "Clerks only")
    return customer

"""Who is asking, and whether they may."""

from datetime import UTC, datetime
from typing import Annotated

import jwt
from fastapi import Depends, HTTPException, status
from fastapi.security import OAuth2PasswordBearer
from pwdlib import PasswordHash

from app.database import Db
from app.people.models import Person, Role
from app.settings import get_settings

ALGORITHM = "HS256"
passwords = PasswordHash.recommended()
oauth2_scheme = OAuth2PasswordBearer(tokenUrl="auth/token")


def make_token(person: Person) -> str:
    settings = get_settings()
    claims = {"sub": str(person.id), "exp": datetime.now(UTC) + settings.token_lifetime}
    return jwt.encode(claims, settings.secret_key.get_secret_value(), ALGORITHM)


def current_person(session: Db, token: Annotated[str, Depends(oauth2_scheme)]) -> Person:
    unauthorized = HTTPException(
        status.HTTP_401_UNAUTHORIZED, "Sign in first", {"WWW-Authenticate": "Bearer"}
    )
    try:
        key = get_settings().secret_key.get_secret_value()
        claims = jwt.decode(token, key, [ALGORITHM], options={"require": ["exp", "sub"]})
    except jwt.InvalidTokenError as error:
        raise unauthorized from error
    person = session.get(Person, int(claims["sub"]))
    if person is None:
        raise unauthorized
    return person


CurrentPerson = Annotated[Person, Depends(current_person)]


class RequireRole:
    def __init__(self, *roles: Role) -> None:
        self.roles = roles

    def __call__(self, person: CurrentPerson) -> Person:
        if person.role not in self.roles:
            raise HTTPException(status.HTTP_403_FORBIDDEN, "Not for you")
        return person


require_staff = RequireRole(Role.staff, Role.admin)
require_admin = RequireRole(Role.admin)
StaffPerson = Annotated[Person, Depends(require_staff)]
AdminPerson = Annotated[Person, Depends(require_admin)]

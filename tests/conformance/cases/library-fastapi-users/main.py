"""The routers of fastapi-users."""

import uuid
from collections.abc import AsyncIterator

from fastapi import Depends, FastAPI
from fastapi_users import BaseUserManager, FastAPIUsers, UUIDIDMixin, schemas
from fastapi_users.authentication import AuthenticationBackend, BearerTransport, CookieTransport, JWTStrategy
from fastapi_users.db import SQLAlchemyBaseUserTableUUID, SQLAlchemyUserDatabase
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class User(SQLAlchemyBaseUserTableUUID, Base):
    pass


class UserRead(schemas.BaseUser[uuid.UUID]):
    nick: str | None = None


class UserCreate(schemas.BaseUserCreate):
    nick: str


class UserUpdate(schemas.BaseUserUpdate):
    pass


class UserManager(UUIDIDMixin, BaseUserManager[User, uuid.UUID]):
    reset_password_token_secret = "for tests only"
    verification_token_secret = "for tests only"


async def get_user_db() -> AsyncIterator[SQLAlchemyUserDatabase[User, uuid.UUID]]:
    yield SQLAlchemyUserDatabase(None, User)


async def get_user_manager(user_db=Depends(get_user_db)) -> AsyncIterator[UserManager]:
    yield UserManager(user_db)


def get_strategy() -> JWTStrategy[User, uuid.UUID]:
    return JWTStrategy(secret="for tests only", lifetime_seconds=3600)


bearer = AuthenticationBackend(
    name="jwt", transport=BearerTransport(tokenUrl="auth/jwt/login"), get_strategy=get_strategy
)
cookie = AuthenticationBackend(name="cookie", transport=CookieTransport(), get_strategy=get_strategy)
users = FastAPIUsers[User, uuid.UUID](get_user_manager, [bearer, cookie])
current_user = users.current_user(active=True)
maybe_user = users.current_user(optional=True)

app = FastAPI()
app.include_router(users.get_auth_router(bearer), prefix="/auth/jwt", tags=["auth"])
app.include_router(
    users.get_auth_router(cookie, requires_verification=True), prefix="/auth/cookie", tags=["auth"]
)
app.include_router(users.get_register_router(UserRead, UserCreate), prefix="/auth", tags=["auth"])
app.include_router(users.get_reset_password_router(), prefix="/auth", tags=["auth"])
app.include_router(users.get_verify_router(UserRead), prefix="/auth", tags=["auth"])
app.include_router(users.get_users_router(UserRead, UserUpdate), prefix="/users", tags=["users"])


@app.get("/me")
def me(user: User = Depends(current_user)) -> str: ...


@app.get("/maybe")
def maybe(user: User | None = Depends(maybe_user)) -> str: ...

"""From a token to the services of one newspaper."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

import jwt
from fastapi import Depends, Query, Security, status
from fastapi.exceptions import HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes
from pydantic import BaseModel, ValidationError
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncSession

from app.cache import ArticleCache
from app.database import get_session
from app.jobs import Jobs
from app.repositories import Articles, Subscribers
from app.services import ArticleService, SubscriberService
from app.settings import Settings, get_settings


class Scope(StrEnum):
    write = "articles:write"
    publish = "articles:publish"
    subscribers = "subscribers"


class Principal(BaseModel):
    sub: str
    newspaper: UUID
    scopes: frozenset[Scope] = frozenset()


bearer = HTTPBearer(bearerFormat="JWT")
SettingsDep = Annotated[Settings, Depends(get_settings)]


def get_principal(
    needed: SecurityScopes,
    settings: SettingsDep,
    credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)],
) -> Principal:
    try:
        key = settings.token_key.get_secret_value()
        claims = jwt.decode(credentials.credentials, key, ["HS256"], options={"require": ["exp"]})
        principal = Principal.model_validate(claims)
    except (jwt.InvalidTokenError, ValidationError) as error:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Sign in first") from error
    if not principal.scopes.issuperset(needed.scopes):
        raise HTTPException(status.HTTP_403_FORBIDDEN, f"Needs {needed.scope_str}")
    return principal


def requires(*scopes: Scope) -> Security:
    return Security(get_principal, scopes=list(scopes))


Session = Annotated[AsyncSession, Depends(get_session)]
SignedIn = Annotated[Principal, Depends(get_principal)]


def get_articles(session: Session, settings: SettingsDep, principal: SignedIn) -> ArticleService:
    cache = ArticleCache(Redis.from_url(settings.redis_url), settings.cache_seconds)
    jobs = Jobs(settings.redis_url)
    return ArticleService(Articles(session, principal.newspaper), cache, jobs)


def get_subscribers(session: Session, principal: SignedIn) -> SubscriberService:
    return SubscriberService(Subscribers(session, principal.newspaper))


class Paging:
    def __init__(
        self,
        offset: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> None:
        self.offset = offset
        self.limit = limit


ArticlesDep = Annotated[ArticleService, Depends(get_articles)]
SubscribersDep = Annotated[SubscriberService, Depends(get_subscribers)]
PagingDep = Annotated[Paging, Depends()]

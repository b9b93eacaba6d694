"""OAuth routers of fastapi-users, and a project's own backend and dependency."""

import uuid

from fastapi import APIRouter, Depends, FastAPI, Security
from fastapi_users import FastAPIUsers, schemas
from fastapi_users.authentication import AuthenticationBackend, BearerTransport, CookieTransport, JWTStrategy
from fastapi_users.router import get_reset_password_router
from httpx_oauth.clients.github import GitHubOAuth2
from httpx_oauth.clients.google import GoogleOAuth2
from httpx_oauth.oauth2 import OAuth2


class UserRead(schemas.BaseUser[uuid.UUID], schemas.BaseOAuthAccountMixin): ...


class QuietTransport(BearerTransport):
    @staticmethod
    def get_openapi_logout_responses_success():
        return {205: {"description": "Gone."}}


async def get_user_manager(tenant: str = "main"):
    yield None


def get_strategy() -> JWTStrategy:
    return JWTStrategy(secret="for tests only", lifetime_seconds=None)


def enabled(dark: bool = False):
    return []


backends = [
    AuthenticationBackend("quiet", QuietTransport("login"), get_strategy),
    AuthenticationBackend(name="my cookie", transport=CookieTransport(cookie_name="c"), get_strategy=get_strategy),
]
fastapi_users = FastAPIUsers[object, uuid.UUID](get_user_manager, backends)
google = GoogleOAuth2("id", "secret")
github = GitHubOAuth2("id", "secret", name="hub")
own = OAuth2("id", "secret", "https://a.test/authorize", "https://a.test/token", name="own")

app = FastAPI()
router = APIRouter(prefix="/auth")
for client in (google, github):
    router.include_router(fastapi_users.get_oauth_router(client, backends[0], "state"), prefix=f"/{client.name}")
router.include_router(
    fastapi_users.get_oauth_associate_router(own, UserRead, "state", redirect_url="https://a.test/back"), tags=["associate"]
)
router.include_router(get_reset_password_router(get_user_manager))
app.include_router(router)
app.include_router(fastapi_users.get_auth_router(backends[0]))


@app.get("/token")
def token(pair: tuple = Depends(fastapi_users.authenticator.current_user_token())) -> str: ...


@app.get("/enabled")
def with_enabled(user=Security(fastapi_users.current_user(optional=True, get_enabled_backends=enabled))) -> str: ...

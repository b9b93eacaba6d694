import type { WrittenModule } from '../written/library.ts'

/** The routers of fastapi-users that need httpx-oauth. */
export const OAUTH: WrittenModule = {
  name: 'fastapi_users.router.oauth',
  exports: ['get_oauth_router', 'get_oauth_associate_router', 'OAuth2AuthorizeResponse'],
  through: ['fastapi_users.router'],
  source: `
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi_users.router.common import ErrorModel
from httpx_oauth.integrations.fastapi import OAuth2AuthorizeCallback
from pydantic import BaseModel

SAYS = "The response varies based on the authentication backend used."
EXAMPLES = {
    "INVALID_STATE_TOKEN": {"summary": "Invalid state token.", "value": None},
    "LOGIN_BAD_CREDENTIALS": {"summary": "User is inactive.", "value": {"detail": "LOGIN_BAD_CREDENTIALS"}},
    "ACCESS_TOKEN_DECODE_ERROR": {"summary": "Access token is error.", "value": {"detail": "ACCESS_TOKEN_DECODE_ERROR"}},
    "ACCESS_TOKEN_ALREADY_EXPIRED": {"summary": "Access token is already expired.", "value": {"detail": "ACCESS_TOKEN_ALREADY_EXPIRED"}},
}


class OAuth2AuthorizeResponse(BaseModel):
    authorization_url: str


def bad_request(names):
    return {400: {"model": ErrorModel, "content": {"application/json": {"examples": {name: EXAMPLES[name] for name in names}}}}}


def callback_of(oauth_client, redirect_url, name):
    if redirect_url is not None:
        return OAuth2AuthorizeCallback(oauth_client, redirect_url=redirect_url)
    return OAuth2AuthorizeCallback(oauth_client, route_name=name)


def get_oauth_router(oauth_client, backend, get_user_manager, state_secret, redirect_url=None, associate_by_email=False, is_verified_by_default=False, **options):
    router = APIRouter()
    callback_route_name = f"oauth:{oauth_client.name}.{backend.name}.callback"
    oauth2_authorize_callback = callback_of(oauth_client, redirect_url, callback_route_name)
    bad = bad_request(["INVALID_STATE_TOKEN", "LOGIN_BAD_CREDENTIALS", "ACCESS_TOKEN_DECODE_ERROR", "ACCESS_TOKEN_ALREADY_EXPIRED"])

    @router.get("/authorize", name=f"oauth:{oauth_client.name}.{backend.name}.authorize", response_model=OAuth2AuthorizeResponse)
    async def authorize(request: Request, response: Response, scopes: list[str] = Query(None)) -> OAuth2AuthorizeResponse: ...

    @router.get("/callback", name=callback_route_name, description=SAYS, responses=bad)
    async def callback(request: Request, access_token_state=Depends(oauth2_authorize_callback), user_manager=Depends(get_user_manager), strategy=Depends(backend.get_strategy)): ...

    return router


def get_oauth_associate_router(oauth_client, authenticator, get_user_manager, user_schema, state_secret, redirect_url=None, requires_verification=False, **options):
    router = APIRouter()
    get_current_active_user = authenticator.current_user(active=True, verified=requires_verification)
    callback_route_name = f"oauth-associate:{oauth_client.name}.callback"
    oauth2_authorize_callback = callback_of(oauth_client, redirect_url, callback_route_name)
    bad = bad_request(["INVALID_STATE_TOKEN", "ACCESS_TOKEN_DECODE_ERROR", "ACCESS_TOKEN_ALREADY_EXPIRED"])

    @router.get("/authorize", name=f"oauth-associate:{oauth_client.name}.authorize", response_model=OAuth2AuthorizeResponse)
    async def authorize(request: Request, response: Response, scopes: list[str] = Query(None), user=Depends(get_current_active_user)) -> OAuth2AuthorizeResponse: ...

    @router.get("/callback", response_model=user_schema, name=callback_route_name, description=SAYS, responses=bad)
    async def callback(request: Request, user=Depends(get_current_active_user), access_token_state=Depends(oauth2_authorize_callback), user_manager=Depends(get_user_manager)): ...

    return router
`,
}

const CALLBACK: WrittenModule = {
  name: 'httpx_oauth.integrations.fastapi',
  exports: ['OAuth2AuthorizeCallback'],
  source: `
from fastapi import Request


class OAuth2AuthorizeCallback:
    def __init__(self, client, route_name=None, redirect_url=None):
        self.client = client
        self.route_name = route_name
        self.redirect_url = redirect_url

    async def __call__(self, request: Request, code: str | None = None, code_verifier: str | None = None, state: str | None = None, error: str | None = None): ...
`,
}

/** Modules of httpx-oauth, the class in each, and the parameters in front of its name. */
const CLIENTS: readonly (readonly [module: string, client: string, before: number, name: string])[] = [
  ...['discord', 'facebook', 'google', 'kakao', 'naver', 'reddit'].map(
    (name) => [`clients.${name}`, `${name[0]!.toUpperCase()}${name.slice(1)}OAuth2`, 3, name] as const,
  ),
  ['clients.github', 'GitHubOAuth2', 3, 'github'],
  ['clients.linkedin', 'LinkedInOAuth2', 3, 'linkedin'],
  ['clients.franceconnect', 'FranceConnectOAuth2', 4, 'franceconnect'],
  ['clients.microsoft', 'MicrosoftGraphOAuth2', 4, 'microsoft'],
  ['clients.okta', 'OktaOAuth2', 4, 'okta'],
  ['clients.openid', 'OpenID', 3, 'openid'],
  ['clients.shopify', 'ShopifyOAuth2', 5, 'shopify'],
]

const clientModule = ([module, client, before, name]: (typeof CLIENTS)[number]): WrittenModule => ({
  name: `httpx_oauth.${module}`,
  exports: [client],
  source: `
from httpx_oauth.base import Client


class ${client}(Client):
    def __init__(self, ${Array.from({ length: before }, (_, i) => `given_${i}=None`).join(', ')}, name=${JSON.stringify(name)}, **options):
        self.name = name
`,
})

/** A client of any other server. */
const PLAIN: WrittenModule = {
  name: 'httpx_oauth.oauth2',
  exports: ['BaseOAuth2', 'OAuth2'],
  source: `
from typing import Generic, TypeVar

T = TypeVar("T")


class BaseOAuth2(Generic[T]):
    def __init__(self, client_id, client_secret, authorize_endpoint, access_token_endpoint, refresh_token_endpoint=None, revoke_token_endpoint=None, *, name="oauth2", **options):
        self.name = name


OAuth2 = BaseOAuth2[dict]
`,
}

export const HTTPX_OAUTH: readonly WrittenModule[] = [CALLBACK, PLAIN, ...CLIENTS.map(clientModule)]

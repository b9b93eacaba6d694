import type { WrittenModule } from '../written/library.ts'

/** fastapi-users 15: what a backend adds to the login routes, and what the dependencies ask for. */
export const AUTHENTICATION: readonly WrittenModule[] = [
  {
    name: 'fastapi_users.authentication.transport.bearer',
    exports: ['BearerTransport'],
    through: ['fastapi_users.authentication', 'fastapi_users.authentication.transport'],
    source: `
from fastapi.security import OAuth2PasswordBearer
from fastapi_users.authentication.transport.base import Transport
from fastapi_users.authentication.transport.bearer import BearerResponse

EXAMPLE = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoiOTIyMWZmYzktNjQwZi00MzcyLTg2ZDMtY2U2NDJjYmE1NjAzIiwiYXVkIjoiZmFzdGFwaS11c2VyczphdXRoIiwiZXhwIjoxNTcxNTA0MTkzfQ.M10bjOe45I5Ncu_uXvOmVV8QxnL-nZfcH96U90JaocI"


class BearerTransport(Transport):
    def __init__(self, tokenUrl):
        self.scheme = OAuth2PasswordBearer(tokenUrl, auto_error=False)

    @staticmethod
    def get_openapi_login_responses_success():
        example = {"access_token": EXAMPLE, "token_type": "bearer"}
        return {200: {"model": BearerResponse, "content": {"application/json": {"example": example}}}}

    @staticmethod
    def get_openapi_logout_responses_success():
        return {}
`,
  },
  {
    name: 'fastapi_users.authentication.transport.cookie',
    exports: ['CookieTransport'],
    through: ['fastapi_users.authentication', 'fastapi_users.authentication.transport'],
    source: `
from fastapi.security import APIKeyCookie
from fastapi_users.authentication.transport.base import Transport


class CookieTransport(Transport):
    def __init__(self, cookie_name="fastapiusersauth", cookie_max_age=None, cookie_path="/", cookie_domain=None, cookie_secure=True, cookie_httponly=True, cookie_samesite="lax"):
        self.cookie_name = cookie_name
        self.cookie_max_age = cookie_max_age
        self.cookie_path = cookie_path
        self.cookie_domain = cookie_domain
        self.cookie_secure = cookie_secure
        self.cookie_httponly = cookie_httponly
        self.cookie_samesite = cookie_samesite
        self.scheme = APIKeyCookie(name=self.cookie_name, auto_error=False)

    @staticmethod
    def get_openapi_login_responses_success():
        return {204: {"model": None}}

    @staticmethod
    def get_openapi_logout_responses_success():
        return {204: {"model": None}}
`,
  },
  {
    name: 'fastapi_users.authentication.backend',
    exports: ['AuthenticationBackend'],
    through: ['fastapi_users.authentication'],
    source: `
from typing import Generic
from fastapi_users import models


class AuthenticationBackend(Generic[models.UP, models.ID]):
    def __init__(self, name, transport, get_strategy):
        self.name = name
        self.transport = transport
        self.get_strategy = get_strategy
`,
  },
  {
    name: 'fastapi_users.authentication.authenticator',
    exports: ['Authenticator'],
    through: ['fastapi_users.authentication'],
    // The dependencies themselves stay outside: what they refuse is known by their names.
    source: `
from inspect import Parameter, Signature
from typing import Generic
from fastapi import Depends
from fastapi_users import models
from fastapi_users.authentication.dependencies import current_user, current_user_token


class Authenticator(Generic[models.UP, models.ID]):
    def __init__(self, backends, get_user_manager):
        self.backends = backends
        self.get_user_manager = get_user_manager

    def current_user_token(self, optional=False, active=False, verified=False, superuser=False, get_enabled_backends=None):
        dependency = current_user_token(optional=optional, active=active, verified=verified, superuser=superuser)
        dependency.__signature__ = self._signature(get_enabled_backends)
        return dependency

    def current_user(self, optional=False, active=False, verified=False, superuser=False, get_enabled_backends=None):
        dependency = current_user(optional=optional, active=active, verified=verified, superuser=superuser)
        dependency.__signature__ = self._signature(get_enabled_backends)
        return dependency

    def _signature(self, get_enabled_backends):
        parameters = [Parameter("user_manager", Parameter.KEYWORD_ONLY, default=Depends(self.get_user_manager))]
        for backend in self.backends:
            parameters.append(Parameter(backend.name, Parameter.KEYWORD_ONLY, default=Depends(backend.transport.scheme)))
            parameters.append(Parameter(f"strategy_{backend.name}", Parameter.KEYWORD_ONLY, default=Depends(backend.get_strategy)))
        if get_enabled_backends is not None:
            parameters.append(Parameter("enabled_backends", Parameter.KEYWORD_ONLY, default=Depends(get_enabled_backends)))
        return Signature(parameters)
`,
  },
  {
    name: 'fastapi_users.fastapi_users',
    exports: ['FastAPIUsers'],
    through: ['fastapi_users'],
    source: `
from typing import Generic
from fastapi_users import models
from fastapi_users.authentication import Authenticator
from fastapi_users.router import get_auth_router, get_oauth_associate_router, get_oauth_router, get_register_router, get_reset_password_router, get_users_router, get_verify_router


class FastAPIUsers(Generic[models.UP, models.ID]):
    def __init__(self, get_user_manager, auth_backends):
        self.authenticator = Authenticator(auth_backends, get_user_manager)
        self.get_user_manager = get_user_manager
        self.current_user = self.authenticator.current_user

    def get_register_router(self, user_schema, user_create_schema):
        return get_register_router(self.get_user_manager, user_schema, user_create_schema)

    def get_verify_router(self, user_schema):
        return get_verify_router(self.get_user_manager, user_schema)

    def get_reset_password_router(self):
        return get_reset_password_router(self.get_user_manager)

    def get_auth_router(self, backend, requires_verification=False):
        return get_auth_router(backend, self.get_user_manager, self.authenticator, requires_verification)

    def get_oauth_router(self, oauth_client, backend, state_secret, redirect_url=None, associate_by_email=False, is_verified_by_default=False, **options):
        return get_oauth_router(oauth_client, backend, self.get_user_manager, state_secret, redirect_url, associate_by_email, is_verified_by_default)

    def get_oauth_associate_router(self, oauth_client, user_schema, state_secret, redirect_url=None, requires_verification=False, **options):
        return get_oauth_associate_router(oauth_client, self.authenticator, self.get_user_manager, user_schema, state_secret, redirect_url, requires_verification)

    def get_users_router(self, user_schema, user_update_schema, requires_verification=False):
        return get_users_router(self.get_user_manager, user_schema, user_update_schema, self.authenticator, requires_verification)
`,
  },
]

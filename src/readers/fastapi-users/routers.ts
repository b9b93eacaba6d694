import type { WrittenModule } from '../written/library.ts'

/** fastapi-users 15: the routes of each router, with what they say of themselves. */
export const ROUTERS: WrittenModule = {
  name: 'fastapi_users.router',
  exports: [
    'get_auth_router',
    'get_register_router',
    'get_reset_password_router',
    'get_verify_router',
    'get_users_router',
  ],
  source: `
from fastapi import APIRouter, Body, Depends, Request, Response
from fastapi.security import OAuth2PasswordRequestForm
from fastapi_users.router.common import ErrorModel
from pydantic import EmailStr

UNAUTHORIZED = {"description": "Missing token or inactive user."}
FORBIDDEN = {"description": "Not a superuser."}
NOT_FOUND = {"description": "The user does not exist."}


def bad_request(examples):
    return {"model": ErrorModel, "content": {"application/json": {"examples": examples}}}


def example(code, summary):
    return {code: {"summary": summary, "value": {"detail": code}}}


def bad_password(code, reason="Password should beat least 3 characters"):
    return {code: {"summary": "Password validation failed.", "value": {"detail": {"code": code, "reason": reason}}}}


def get_auth_router(backend, get_user_manager, authenticator, requires_verification=False):
    router = APIRouter()
    get_current_user_token = authenticator.current_user_token(active=True, verified=requires_verification)
    bad = bad_request({**example("LOGIN_BAD_CREDENTIALS", "Bad credentials or the user is inactive."), **example("LOGIN_USER_NOT_VERIFIED", "The user is not verified.")})

    @router.post("/login", name=f"auth:{backend.name}.login", responses={400: bad, **backend.transport.get_openapi_login_responses_success()})
    async def login(request: Request, credentials: OAuth2PasswordRequestForm = Depends(), user_manager=Depends(get_user_manager), strategy=Depends(backend.get_strategy)): ...

    @router.post("/logout", name=f"auth:{backend.name}.logout", responses={401: UNAUTHORIZED, **backend.transport.get_openapi_logout_responses_success()})
    async def logout(user_token=Depends(get_current_user_token), strategy=Depends(backend.get_strategy)): ...

    return router


def get_register_router(get_user_manager, user_schema, user_create_schema):
    router = APIRouter()
    bad = bad_request({**example("REGISTER_USER_ALREADY_EXISTS", "A user with this email already exists."), **bad_password("REGISTER_INVALID_PASSWORD")})

    @router.post("/register", response_model=user_schema, status_code=201, name="register:register", responses={400: bad})
    async def register(request: Request, user_create: user_create_schema, user_manager=Depends(get_user_manager)): ...

    return router


def get_reset_password_router(get_user_manager):
    router = APIRouter()
    bad = bad_request({**example("RESET_PASSWORD_BAD_TOKEN", "Bad or expired token."), **bad_password("RESET_PASSWORD_INVALID_PASSWORD", "Password should be at least 3 characters")})

    @router.post("/forgot-password", status_code=202, name="reset:forgot_password")
    async def forgot_password(request: Request, email: EmailStr = Body(..., embed=True), user_manager=Depends(get_user_manager)): ...

    @router.post("/reset-password", name="reset:reset_password", responses={400: bad})
    async def reset_password(request: Request, token: str = Body(...), password: str = Body(...), user_manager=Depends(get_user_manager)): ...

    return router


def get_verify_router(get_user_manager, user_schema):
    router = APIRouter()
    bad = bad_request({**example("VERIFY_USER_BAD_TOKEN", "Bad token, not existing user or not the e-mail currently set for the user."), **example("VERIFY_USER_ALREADY_VERIFIED", "The user is already verified.")})

    @router.post("/request-verify-token", status_code=202, name="verify:request-token")
    async def request_verify_token(request: Request, email: EmailStr = Body(..., embed=True), user_manager=Depends(get_user_manager)): ...

    @router.post("/verify", response_model=user_schema, name="verify:verify", responses={400: bad})
    async def verify(request: Request, token: str = Body(..., embed=True), user_manager=Depends(get_user_manager)): ...

    return router


def get_users_router(get_user_manager, user_schema, user_update_schema, authenticator, requires_verification=False):
    router = APIRouter()
    get_current_active_user = authenticator.current_user(active=True, verified=requires_verification)
    get_current_superuser = authenticator.current_user(active=True, verified=requires_verification, superuser=True)
    refused = {401: UNAUTHORIZED, 403: FORBIDDEN, 404: NOT_FOUND}
    bad = bad_request({**example("UPDATE_USER_EMAIL_ALREADY_EXISTS", "A user with this email already exists."), **bad_password("UPDATE_USER_INVALID_PASSWORD")})

    async def get_user_or_404(id: str, user_manager=Depends(get_user_manager)): ...

    @router.get("/me", response_model=user_schema, name="users:current_user", responses={401: UNAUTHORIZED})
    async def me(user=Depends(get_current_active_user)): ...

    @router.patch("/me", response_model=user_schema, dependencies=[Depends(get_current_active_user)], name="users:patch_current_user", responses={401: UNAUTHORIZED, 400: bad})
    async def update_me(request: Request, user_update: user_update_schema, user=Depends(get_current_active_user), user_manager=Depends(get_user_manager)): ...

    @router.get("/{id}", response_model=user_schema, dependencies=[Depends(get_current_superuser)], name="users:user", responses=refused)
    async def get_user(user=Depends(get_user_or_404)): ...

    @router.patch("/{id}", response_model=user_schema, dependencies=[Depends(get_current_superuser)], name="users:patch_user", responses={**refused, 400: bad})
    async def update_user(user_update: user_update_schema, request: Request, user=Depends(get_user_or_404), user_manager=Depends(get_user_manager)): ...

    @router.delete("/{id}", status_code=204, response_class=Response, dependencies=[Depends(get_current_superuser)], name="users:delete_user", responses=refused)
    async def delete_user(request: Request, user=Depends(get_user_or_404), user_manager=Depends(get_user_manager)): ...

    return router
`,
}

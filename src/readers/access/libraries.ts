/** What callables of well-known libraries do to a caller without credentials. */
export interface LibraryAccess {
  readonly pattern: RegExp
  readonly state: 'enforced' | 'optional' | 'public'
  /** What it asks for: bearer, cookie, api key... */
  readonly credential: string
  /** A keyword that turns refusing off, and the value that does it. */
  readonly relaxed?: readonly [keyword: string, value: boolean]
}

const row = (
  pattern: RegExp,
  state: LibraryAccess['state'],
  credential = '',
  relaxed?: LibraryAccess['relaxed'],
): LibraryAccess => ({ pattern, state, credential, ...(relaxed ? { relaxed } : {}) })

/** Dependencies of libraries, by the dotted name of what made them. The first that fits is taken. */
export const DEPENDENCIES: readonly LibraryAccess[] = [
  row(/^fastapi_users\..*\.current_user(_token)?$/, 'enforced', 'fastapi-users', ['optional', true]),
  row(/^fastapi_users\..*\.(get_user_manager|get_strategy|get_user_db)/, 'public'),
  row(/^fastapi_login\..*LoginManager(\.optional)$/, 'optional', 'fastapi-login'),
  row(/^fastapi_login\..*LoginManager/, 'enforced', 'fastapi-login', ['auto_error', false]),
  row(/^fastapi_azure_auth\./, 'enforced', 'bearer', ['auto_error', false]),
  row(/^authx\..*(get_token_from_request|.*optional.*)$/i, 'optional', 'bearer'),
  row(/^authx\..*(required|current_subject)$/, 'enforced', 'bearer', ['optional', true]),
  row(/^fastapi_jwt_auth\..*(jwt_required|fresh_jwt_required|jwt_refresh_token_required)$/, 'enforced', 'bearer', [
    'optional',
    true,
  ]),
  row(/^fastapi_jwt_auth\..*jwt_optional$/, 'optional', 'bearer'),
  row(/^fastapi_jwt_auth\.(auth_jwt\.)?AuthJWT$/, 'public'),
  row(/^(another_fastapi_jwt_auth|async_fastapi_jwt_auth)\..*required$/, 'enforced', 'bearer'),
  row(/^propelauth_fastapi\..*\.(require_user|require_org_member\w*)$/, 'enforced', 'bearer'),
  row(/^propelauth_fastapi\..*\.optional_user$/, 'optional', 'bearer'),
  row(/^fastapi_clerk_auth\..*ClerkHTTPBearer$/, 'enforced', 'bearer', ['auto_error', false]),
  row(/^fastapi_keycloak\..*\.get_current_user$/, 'enforced', 'bearer'),
  row(/^fastapi_auth0\..*\.(get_user)$/, 'enforced', 'bearer', ['auto_error', false]),
  row(/^fastapi_auth0\..*\.(implicit_scheme|authcode_scheme|password_scheme)/, 'optional', 'bearer'),
  row(/^fastapi_cognito\..*\.auth_required$/, 'enforced', 'bearer'),
  row(/^fastapi_cognito\..*\.auth_optional$/, 'optional', 'bearer'),
  row(/^fastapi_cloudauth\./, 'enforced', 'bearer', ['auto_error', false]),
  row(/^fastapi_third_party_auth\.Auth\.(required|authenticated)$/, 'enforced', 'bearer'),
  row(/^fastapi_nextauth_jwt\.NextAuthJWT$/, 'enforced', 'cookie'),
  row(/^fastapi_sso\./, 'public'),
  row(/^supertokens_python\..*verify_session$/, 'enforced', 'cookie', ['session_required', false]),
  row(/^fief_client\..*\.(authenticated|current_user)$/, 'enforced', 'bearer', ['optional', true]),
  row(/^auth0_fastapi\..*require_auth$/, 'enforced', 'bearer'),
  row(/^workos\.|^stytch\./, 'enforced', 'bearer'),
  row(/^fastapi_csrf_protect\./, 'public'),
  // Parts that carry data, limits or plumbing.
  row(/^fastapi\.security\.oauth2\.OAuth2PasswordRequestForm/, 'public'),
  row(
    /^(fastapi_limiter|slowapi|fastapi_pagination|fastapi_filter|fastapi_cache|sqlalchemy|sqlmodel|motor|pymongo|redis|asyncpg|psycopg\w*|httpx|dependency_injector|dishka|fastapi_injector|strawberry|starlette|builtins|typing|functools|contextlib|logging|openai|anthropic|pydantic\w*|arq|celery|taskiq|aioboto3|boto3|elasticsearch|opensearchpy|aiohttp|jinja2|neo4j|qdrant_client)\./,
    'public',
  ),
]

/** Middleware from outside. What is in neither list is judged by its name. */
export const MIDDLEWARE: readonly LibraryAccess[] = [
  row(/^starlette\.middleware\.authentication\.AuthenticationMiddleware$/, 'optional'),
  row(/^starlette\.middleware\.sessions\./, 'public'),
  row(/^(starlette|fastapi)\.middleware\./, 'public'),
  row(/^starlette_csrf|csrf/i, 'public'),
  row(
    /^(fastapi_keycloak_middleware|fastapi_auth_middleware|starlette_authlib|fastapi_jwt_middleware)\./,
    'enforced',
    'bearer',
  ),
]
/** A middleware nobody describes may be about access when it is called so. */
export const MAY_REFUSE = /auth(?!or\b)|jwt|token|login|oidc|saml|keycloak|permission|acl|guard|protect/i

/** Decorators from outside that ask for credentials. */
export const DECORATORS: readonly LibraryAccess[] = [
  row(/^starlette\.authentication\.requires$/, 'enforced', 'session'),
  row(/^fastapi_another_jwt_auth|^fastapi_utils\.auth/, 'enforced', 'bearer'),
]
export const DECORATOR_MAY_REFUSE = /auth|login|permission|require|protect|guard|role|scope|secure|acl/i

/** Exceptions from outside whose status is known without looking. */
export const EXCEPTION_STATUSES: readonly (readonly [RegExp, number])[] = [
  [/^fastapi_jwt_auth\.exceptions\./, 401],
  [/^authx\.exceptions\./, 401],
  [/^fastapi_login\.exceptions\./, 401],
  [/^starlette\.authentication\.AuthenticationError$/, 400],
]

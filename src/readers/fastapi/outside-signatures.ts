import { NONE, external, instance, text, union } from '../../python/values/make.ts'
import type { Value } from '../../python/values/value.ts'

type Row = readonly [name: string, type: Value, info: Value | null, otherwise: Value | undefined]

const STRING = external('builtins.str')
const OPTIONAL_STRING = union([STRING, NONE])
const form = (keywords: Readonly<Record<string, Value>> = {}): Value =>
  instance(external('fastapi.params.Form'), { keywords: new Map(Object.entries(keywords)) })
const PASSWORD = {
  json_schema_extra: {
    kind: 'mapping',
    entries: new Map([['sformat', { key: text('format'), value: text('password') }]]),
    open: false,
  } as Value,
}

function passwordForm(grant: Row): readonly Row[] {
  return [
    grant,
    ['username', STRING, form(), undefined],
    ['password', STRING, form(PASSWORD), undefined],
    ['scope', STRING, form(), text('')],
    ['client_id', OPTIONAL_STRING, form(), NONE],
    ['client_secret', OPTIONAL_STRING, form(PASSWORD), NONE],
  ]
}

const REQUEST: Row = ['request', external('starlette.requests.Request'), null, undefined]

/** Callables of libraries that are used as dependencies, by what they ask for. */
export const OUTSIDE_SIGNATURES: Readonly<Record<string, readonly Row[]>> = {
  'fastapi.security.oauth2.OAuth2PasswordRequestForm': passwordForm([
    'grant_type',
    OPTIONAL_STRING,
    form({ pattern: text('^password$') }),
    NONE,
  ]),
  'fastapi.security.oauth2.OAuth2PasswordRequestFormStrict': passwordForm([
    'grant_type',
    STRING,
    form({ pattern: text('^password$') }),
    undefined,
  ]),
  'fastapi_limiter.depends.RateLimiter.__call__': [REQUEST],
  'strawberry.fastapi.router.GraphQLRouter.handle_http_get.__call__': [REQUEST],
  'strawberry.fastapi.router.GraphQLRouter.handle_http_post.__call__': [REQUEST],
  'strawberry.fastapi.router.GraphQLRouter.websocket_endpoint.__call__': [],
  'builtins.dict': [],
  'builtins.list': [],
}

import type { Library, Summary } from '../../../python/interpret/library.ts'
import { type Applications, applicationSummary } from './application.ts'
import { OPENAPI } from './openapi.ts'
import { MAKEFUN } from './makefun.ts'
import { ROUTER } from './router.ts'
import { ROUTES } from './route.ts'
import { SECURITY } from './security.ts'

const ALIASES: readonly Summary[] = [
  { path: 'fastapi.params.Depends', aliases: ['fastapi.Depends', 'fastapi.param_functions.Depends'] },
  {
    path: 'fastapi.params.Security',
    aliases: ['fastapi.Security', 'fastapi.param_functions.Security'],
    bases: ['fastapi.params.Depends'],
  },
  ...['Path', 'Query', 'Header', 'Cookie', 'Body', 'Form', 'File'].map((name) => ({
    path: `fastapi.params.${name}`,
    aliases: [`fastapi.${name}`, `fastapi.param_functions.${name}`],
  })),
  {
    path: 'starlette.requests.Request',
    aliases: ['fastapi.Request', 'fastapi.requests.Request'],
    bases: ['starlette.requests.HTTPConnection'],
  },
  { path: 'starlette.requests.HTTPConnection', aliases: ['fastapi.requests.HTTPConnection'] },
  {
    path: 'starlette.websockets.WebSocket',
    aliases: ['fastapi.WebSocket', 'fastapi.websockets.WebSocket'],
    bases: ['starlette.requests.HTTPConnection'],
  },
  {
    path: 'starlette.background.BackgroundTasks',
    aliases: ['fastapi.BackgroundTasks', 'fastapi.background.BackgroundTasks'],
  },
  { path: 'fastapi.security.oauth2.SecurityScopes', aliases: ['fastapi.security.SecurityScopes'] },
  {
    path: 'fastapi.datastructures.UploadFile',
    aliases: ['fastapi.UploadFile'],
    bases: ['starlette.datastructures.UploadFile'],
  },
  {
    path: 'fastapi.exceptions.HTTPException',
    aliases: ['fastapi.HTTPException'],
    bases: ['starlette.exceptions.HTTPException'],
    construct: (self, given) => setAll(self, given, ['status_code', 'detail', 'headers']),
  },
  {
    path: 'starlette.exceptions.HTTPException',
    bases: ['builtins.Exception'],
    construct: (self, given) => setAll(self, given, ['status_code', 'detail', 'headers']),
  },
]

/** Responses and what each inherits from; FastAPI re-exports them under names of its own. */
const RESPONSES: readonly Summary[] = [
  response('Response', 'builtins.object', ['fastapi.Response']),
  ...['HTMLResponse', 'PlainTextResponse', 'JSONResponse', 'RedirectResponse', 'StreamingResponse', 'FileResponse'].map(
    (name) => response(name, 'starlette.responses.Response'),
  ),
  ...['ORJSONResponse', 'UJSONResponse'].map((name) => ({
    path: `fastapi.responses.${name}`,
    bases: ['starlette.responses.JSONResponse'],
  })),
  {
    path: 'fastapi.sse.EventSourceResponse',
    aliases: ['fastapi.responses.EventSourceResponse'],
    bases: ['starlette.responses.StreamingResponse'],
  },
]

function response(name: string, base: string, aliases: readonly string[] = []): Summary {
  return {
    path: `starlette.responses.${name}`,
    aliases: [`fastapi.responses.${name}`, ...aliases],
    bases: [base],
    construct: (self, given) => setAll(self, given, ['content', 'status_code']),
  }
}

function setAll(
  self: Parameters<NonNullable<Summary['construct']>>[0],
  given: Parameters<NonNullable<Summary['construct']>>[1],
  names: readonly string[],
): void {
  for (const [i, name] of names.entries()) {
    const value = given.keywords.get(name) ?? given.args[i]
    if (value) self.attributes.set(name, value)
  }
}

/** Everything the interpreter has to know about FastAPI and Starlette. */
export function addFastApi(library: Library, applications: Applications): void {
  library.add(
    OPENAPI,
    MAKEFUN,
    ...ALIASES,
    ...RESPONSES,
    ...STATUS,
    ...SECURITY,
    ROUTER,
    ...ROUTES,
    applicationSummary(applications),
  )
}

/** `status.HTTP_404_NOT_FOUND` carries its number in its name. */
const STATUS: readonly Summary[] = [
  {
    path: 'starlette.status',
    aliases: ['fastapi.status'],
    members: new Proxy(
      {},
      {
        get: (_, name) =>
          typeof name === 'string' && /^(HTTP|WS)_\d+/.test(name)
            ? { kind: 'constant', type: 'int', value: Number(/\d+/.exec(name)![0]) }
            : undefined,
      },
    ),
  },
]

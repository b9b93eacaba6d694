import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { isProblem } from '../stack.ts'
import type { Design, Router, WrittenFile } from '../feature.ts'
import { titleOf } from '../names.ts'

export interface Slots {
  readonly routers: readonly Router[]
  readonly lifespan: readonly Symbol[]
  readonly handlers: readonly (readonly [Symbol, Symbol])[]
  readonly around: readonly Symbol[]
}

const FASTAPI = imported('fastapi:FastAPI')
const SETTINGS = imported('app.core.settings:get_settings')

/** The application, and the routes of its version. */
export function mainFile(design: Design, slots: Slots): readonly WrittenFile[] {
  const versioned = slots.routers.filter((router) => router.versioned)
  return [
    { path: 'app/main.py', owner: 'shared', text: application(design, slots) },
    { path: 'app/api/v1/router.py', owner: 'shared', text: versionRouter(versioned) },
  ]
}

function application(design: Design, { routers, lifespan, handlers, around }: Slots): string {
  const name = design.scope.blueprint.app?.text ?? 'app'
  const plain = routers.filter((router) => !router.versioned)
  return renderModule(
    'The application: what it is made of, and what is around each request.',
    joined(
      [
        py`
          @${imported('contextlib:asynccontextmanager')}
          async def lifespan(app: ${FASTAPI}) -> ${imported('collections.abc:AsyncIterator')}[None]:
              """What is open while requests are answered, and closed after the last one."""
              # What was made at the start stays to the end: nobody need look through it for rubbish.
              ${imported('gc')}.freeze()
              ${opened(lifespan)}
        `,
        py`
          def create_app() -> ${FASTAPI}:
              """The application, with everything in its place."""
              settings = ${SETTINGS}()
              ${imported('app.core.logs:configure_logs')}(settings.log_level)
              app = ${FASTAPI}(
                  title=${lit(titleOf(name))},
                  version="1.0.0",
                  lifespan=lifespan,
                  responses={"4XX": {${isProblem(design.scope.blueprint) && py`"description": "A problem.", "content": {${imported('app.core.answers:MEDIA_TYPE')}: {"schema": {"$ref": "#/components/schemas/ErrorAnswer"}}}, `}"model": ${imported('app.core.answers:ErrorAnswer')}}},
                  openapi_url="/openapi.json" if settings.shows_docs else None,
                  docs_url="/docs" if settings.shows_docs else None,
                  redoc_url=None,
              )
              ${imported('app.core.errors:answer_errors')}(app)
              ${handlers.map(([caught, answer]) => py`app.add_exception_handler(${caught}, ${answer})`)}
              app.add_middleware(
                  ${imported('app.core.middleware:Around')},
                  most_bytes=settings.most_bytes,
                  uploads=settings.most_upload_bytes,
                  secure=settings.environment == "production",
              )
              if settings.cors_origins:
                  app.add_middleware(
                      ${imported('fastapi.middleware.cors:CORSMiddleware')},
                      allow_origins=settings.cors_origins,
                      allow_credentials=True,
                      allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
                      allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "If-Match"],
                  )
              ${around.map((put) => py`${put}(app)`)}
              ${plain.map(({ module }) => py`app.include_router(${module}.router)`)}
              app.include_router(${imported('app.api.v1.router:router')})
              return app
        `,
        py`
          app = create_app()
        `,
      ],
      '\n\n\n',
    ),
    ['app'],
  )
}

function opened(lifespan: readonly Symbol[]): Fragment {
  const close = py`
    try:
        yield
    finally:
        await ${imported('app.core.database:close_database')}()
  `
  if (lifespan.length === 0) return close
  const managers = lifespan.map((manager) => py`${manager}(app)`)
  return py`
    async with ${joined(managers, ', ')}:
        ${close}
  `
}

const versionRouter = (routers: readonly Router[]): string =>
  renderModule(
    'Everything the interface offers in its first version.',
    py`
      router = ${imported('fastapi:APIRouter')}(prefix="/api/v1")
      ${routers.map(({ module }) => py`router.include_router(${module}.router)`)}
    `,
    ['router'],
  )

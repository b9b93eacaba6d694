import { describe, expect, it } from 'vitest'
import { accessOf } from './read.ts'

const ROUTES =
  '@app.get("/x")\ndef x(): ...\n@app.get("/health")\ndef health(): ...\n@app.get("/public/a/{id}")\ndef a(id: int): ...\n'
const states = async (code: string) =>
  Object.fromEntries(Object.entries(await accessOf(code + ROUTES)).map(([id, read]) => [id, read.state]))

describe('middleware', () => {
  it('refuses all but the paths it lets through', async () => {
    const code = `PUBLIC = {"/health"}
@app.middleware("http")
async def guard(request: Request, call_next):
    if request.url.path in PUBLIC or request.url.path.startswith("/public/"):
        return await call_next(request)
    if not request.headers.get("authorization"):
        return JSONResponse({}, status_code=401)
    return await call_next(request)
`
    expect(await states(code)).toEqual({
      'GET /x': 'enforced',
      'GET /health': 'public',
      'GET /public/a/{id}': 'public',
    })
  })

  it('is read as a class with dispatch', async () => {
    const code = `from starlette.middleware.base import BaseHTTPMiddleware
class Guard(BaseHTTPMiddleware):
    def __init__(self, app, open_paths):
        super().__init__(app)
        self.open_paths = open_paths
    async def dispatch(self, request, call_next):
        if request.url.path not in self.open_paths:
            token = request.cookies.get("session")
            if token is None:
                return JSONResponse({}, 403)
        return await call_next(request)
app.add_middleware(Guard, open_paths=["/health"])
`
    expect(await states(code)).toMatchObject({ 'GET /x': 'enforced', 'GET /health': 'public' })
  })

  it('is read as plain ASGI', async () => {
    const code = `class Guard:
    def __init__(self, app):
        self.app = app
    async def __call__(self, scope, receive, send):
        headers = dict(scope["headers"])
        if scope["path"] != "/health" and b"authorization" not in headers:
            response = JSONResponse({}, status_code=401)
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)
app.add_middleware(Guard)
`
    expect(await states(code)).toMatchObject({ 'GET /x': 'enforced', 'GET /health': 'public' })
  })

  it('hangs on the setting it was added under', async () => {
    const code = `import os
@app.middleware("http")
async def guard(request: Request, call_next):
    if os.getenv("AUTH", "off") == "on" and not request.headers.get("authorization"):
        return JSONResponse({}, status_code=401)
    return await call_next(request)
`
    expect(await states(code)).toMatchObject({ 'GET /x': 'conditional' })
  })

  it('of a library that has nothing to do with access changes nothing', async () => {
    expect(
      await states(
        'from fastapi.middleware.cors import CORSMiddleware\napp.add_middleware(CORSMiddleware, allow_origins=["*"])\n',
      ),
    ).toMatchObject({ 'GET /x': 'public' })
  })

  it('that nobody describes but that is about access leaves it unknown', async () => {
    expect(await states('from company import JWTMiddleware\napp.add_middleware(JWTMiddleware)\n')).toMatchObject({
      'GET /x': 'unknown',
    })
  })
})

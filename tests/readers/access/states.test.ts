import { describe, expect, it } from 'vitest'
import { accessOf } from './read.ts'

const state = async (code: string, operation = 'GET /x', env?: Record<string, string>) =>
  (await accessOf(code, env ? { env } : {}))[operation]?.state
const BEARER = 'bearer = OAuth2PasswordBearer(tokenUrl="t")\n'
const OPEN = 'bearer = OAuth2PasswordBearer(tokenUrl="t", auto_error=False)\n'

describe('enforced', () => {
  it('holds when a security class refuses by itself', async () => {
    expect(await state(`${BEARER}@app.get("/x")\ndef x(token: str = Depends(bearer)): ...\n`)).toBe('enforced')
  })

  it('holds when a dependency raises 401 for a missing token', async () => {
    expect(
      await state(
        `${OPEN}def user(token: str | None = Depends(bearer)):\n    if token is None:\n        raise HTTPException(401)\n    return User()\n@app.get("/x")\ndef x(u: User = Depends(user)): ...\n`,
      ),
    ).toBe('enforced')
  })

  it('holds through a sub-dependency, an alias and a router', async () => {
    const code = `${OPEN}def user(token = Depends(bearer)):
    if not token:
        raise HTTPException(status_code=status.HTTP_401_UNAUTHORIZED)
    return User()
CurrentUser = Annotated[User, Depends(user)]
def admin(u: CurrentUser):
    return u
router = APIRouter(dependencies=[Depends(admin)])
@router.get("/x")
def x(): ...
app.include_router(router)
@app.get("/y")
def y(u: CurrentUser): ...
`
    expect(await state(code)).toBe('enforced')
    expect(await state(code, 'GET /y')).toBe('enforced')
  })

  it('holds for an include, and for the application', async () => {
    const key =
      'def key(x_api_key: str | None = Header(None)):\n    if x_api_key != "k":\n        raise HTTPException(403)\n'
    expect(
      await state(
        `${key}r = APIRouter()\n@r.get("/x")\ndef x(): ...\napp.include_router(r, dependencies=[Depends(key)])\n`,
      ),
    ).toBe('enforced')
    expect(await state(`${key}app = FastAPI(dependencies=[Depends(key)])\n@app.get("/x")\ndef x(): ...\n`)).toBe(
      'enforced',
    )
  })

  it('holds for a dependency kept in a variable, and for a helper that returns one', async () => {
    const user =
      'def user(request: Request):\n    if "authorization" not in request.headers:\n        raise HTTPException(401)\n    return User()\n'
    expect(await state(`${user}needs = Depends(user)\n@app.get("/x", dependencies=[needs])\ndef x(): ...\n`)).toBe(
      'enforced',
    )
    expect(await state(`${user}def needs():\n    return Depends(user)\n@app.get("/x")\ndef x(u=needs()): ...\n`)).toBe(
      'enforced',
    )
  })

  it('holds for a factory, and for an object that is called', async () => {
    const factory =
      'def require(role):\n    def check(request: Request):\n        if not request.headers.get("authorization"):\n            raise HTTPException(401)\n    return check\n@app.get("/x", dependencies=[Depends(require("admin"))])\ndef x(): ...\n'
    expect(await state(factory)).toBe('enforced')
    const object =
      'class Authenticator:\n    def __init__(self, allowed): self.allowed = allowed\n    def __call__(self, request: Request):\n        if not request.cookies.get("session"):\n            raise HTTPException(401)\n        return User()\n@app.get("/x")\ndef x(u: User = Depends(Authenticator(allowed={"a"}))): ...\n'
    expect(await state(object)).toBe('enforced')
  })

  it('holds for a security class of the project with words of its own', async () => {
    const own =
      'class Own(HTTPBearer):\n    async def __call__(self, request: Request):\n        given = await super().__call__(request)\n        return given\n'
    expect(await state(`${own}@app.get("/x", dependencies=[Depends(Own())])\ndef x(): ...\n`)).toBe('enforced')
  })

  it('holds when the handler itself refuses', async () => {
    expect(
      await state(
        `${OPEN}@app.get("/x")\ndef x(token = Depends(bearer)):\n    if not token:\n        raise HTTPException(401)\n    return 1\n`,
      ),
    ).toBe('enforced')
  })

  it('holds when a service the handler calls refuses', async () => {
    const code = `${OPEN}def maybe(token = Depends(bearer)):
    return User() if token else None
class Service:
    def load(self, user):
        self.check(user)
        return 1
    def check(self, user):
        if user is None:
            raise HTTPException(401)
@app.get("/x")
def x(user: User | None = Depends(maybe)):
    return Service().load(user)
`
    expect(await state(code)).toBe('enforced')
  })

  it('holds for a class of exception whose handler answers 401', async () => {
    const code =
      'class NoUser(Exception): ...\n@app.exception_handler(NoUser)\ndef on(request, exc):\n    return JSONResponse({}, status_code=401)\ndef user(request: Request):\n    if not request.headers.get("authorization"):\n        raise NoUser()\n@app.get("/x", dependencies=[Depends(user)])\ndef x(): ...\n'
    expect(await state(code)).toBe('enforced')
  })

  it('holds for a status that is a default of the class, of the project or handed up', async () => {
    const raise = (body: string): string =>
      `${body}def user(request: Request):\n    if not request.headers.get("authorization"):\n        raise Denied\n@app.get("/x", dependencies=[Depends(user)])\ndef x(): ...\n`
    expect(
      await state(
        raise(
          'class Denied(HTTPException):\n    def __init__(self, status_code=401, detail=""):\n        super().__init__(status_code, detail)\n',
        ),
      ),
    ).toBe('enforced')
    expect(
      await state(
        raise(
          'class Base(Exception):\n    status_code = 500\nclass Denied(Base):\n    status_code = 401\n@app.exception_handler(Base)\ndef on(request, exc):\n    return JSONResponse({}, status_code=exc.status_code)\n',
        ),
      ),
    ).toBe('enforced')
  })

  it('holds for a helper that raises', async () => {
    expect(
      await state(
        'def abort(code):\n    raise HTTPException(code)\ndef user(request: Request):\n    if not request.headers.get("authorization"):\n        abort(401)\n@app.get("/x", dependencies=[Depends(user)])\ndef x(): ...\n',
      ),
    ).toBe('enforced')
  })

  it('holds when every failure is turned into 401', async () => {
    expect(
      await state(
        `${OPEN}import jwt\ndef user(token = Depends(bearer)):\n    try:\n        return jwt.decode(token, "k")\n    except Exception:\n        raise HTTPException(401)\n@app.get("/x", dependencies=[Depends(user)])\ndef x(): ...\n`,
      ),
    ).toBe('enforced')
  })

  it('holds when a refusal is looked at and raised again', async () => {
    expect(
      await state(
        `${OPEN}def user(token = Depends(bearer)):\n    try:\n        if not token:\n            raise HTTPException(401)\n        return User()\n    except HTTPException:\n        raise\n    except Exception as e:\n        raise HTTPException(500) from e\n@app.get("/x", dependencies=[Depends(user)])\ndef x(): ...\n`,
      ),
    ).toBe('enforced')
  })

  it('holds for a socket that is closed for policy', async () => {
    expect(
      await state(
        '@app.websocket("/ws")\nasync def ws(socket: WebSocket, token: str | None = None):\n    if token is None:\n        await socket.close(code=1008)\n        return\n    await socket.accept()\n',
        'WS /ws',
      ),
    ).toBe('enforced')
  })

  it('holds for a view class whose attribute is the caller', async () => {
    const code = `${OPEN}def user(token = Depends(bearer)):\n    if not token:\n        raise HTTPException(401)\n    return User()\nrouter = APIRouter()\nclass View:\n    user: User = Depends(user)\n    @router.get("/x")\n    def x(self):\n        return self.user\napp.include_router(router)\n`
    const { 'GET /x': read } = await accessOf(code)
    expect(read).toMatchObject({ state: 'enforced', principals: [{ name: 'self.user', type: 'User' }] })
  })

  it('holds for a decorator of the project below the one of the route, and not above it', async () => {
    const guard =
      'from functools import wraps\ndef guarded(f):\n    @wraps(f)\n    async def inner(*args, request: Request, **kwargs):\n        if not request.headers.get("authorization"):\n            raise HTTPException(401)\n        return await f(*args, request=request, **kwargs)\n    return inner\n'
    expect(await state(`${guard}@app.get("/x")\n@guarded\nasync def x(request: Request): ...\n`)).toBe('enforced')
    expect(await state(`${guard}@guarded\n@app.get("/x")\nasync def x(request: Request): ...\n`)).toBe('public')
  })

  it('holds for libraries whose dependencies refuse', async () => {
    const users = 'from fastapi_users import FastAPIUsers\nusers = FastAPIUsers(None, [])\n'
    expect(await state(`${users}@app.get("/x")\ndef x(u=Depends(users.current_user(active=True))): ...\n`)).toBe(
      'enforced',
    )
    expect(await state(`${users}@app.get("/x")\ndef x(u=Depends(users.current_user(optional=True))): ...\n`)).toBe(
      'optional',
    )
  })
})

describe('optional', () => {
  it('is a caller without token that goes through', async () => {
    expect(
      await state(
        `${OPEN}def user(token = Depends(bearer)):\n    if not token:\n        return None\n    return User()\n@app.get("/x")\ndef x(u=Depends(user)): ...\n`,
      ),
    ).toBe('optional')
  })

  it('stays optional when only a wrong token is refused', async () => {
    expect(
      await state(
        `${OPEN}def user(token = Depends(bearer)):\n    if not token:\n        return None\n    if token != "right":\n        raise HTTPException(401)\n    return User()\n@app.get("/x")\ndef x(u=Depends(user)): ...\n`,
      ),
    ).toBe('optional')
  })

  it.each([
    ['author', 'public'],
    ['author_id', 'public'],
    ['auth_token', 'optional'],
  ])('is what proves who asks, and not who wrote something: %s', async (name, expected) => {
    const code = `@app.get("/x")\ndef x(${name}: str | None = None):\n    if ${name} is not None:\n        return [1]\n    return []\n`
    expect(await state(code)).toBe(expected)
  })

  it('is a refusal that is swallowed', async () => {
    expect(
      await state(
        `${OPEN}def strict(token):\n    if not token:\n        raise HTTPException(401)\n    return User()\ndef user(token = Depends(bearer)):\n    try:\n        return strict(token)\n    except HTTPException:\n        return None\n@app.get("/x")\ndef x(u=Depends(user)): ...\n`,
      ),
    ).toBe('optional')
  })
})

describe('conditional', () => {
  const settings =
    'from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    AUTH_ENABLED: bool = True\nsettings = Settings()\n'
  const code = `${settings}${OPEN}def user(token = Depends(bearer)):\n    if not settings.AUTH_ENABLED:\n        return None\n    if not token:\n        raise HTTPException(401)\n@app.get("/x", dependencies=[Depends(user)])\ndef x(): ...\n`

  it('hangs on a setting, whatever its default', async () => {
    const { 'GET /x': read } = await accessOf(code)
    expect(read?.state).toBe('conditional')
    expect(read?.checks.map((one) => one.condition)).toContain('not not settings.AUTH_ENABLED')
  })

  it('hangs on a variable of the environment', async () => {
    expect(
      await state(
        `import os\nON = os.getenv("AUTH", "0") == "1"\n${OPEN}def user(token = Depends(bearer)):\n    if ON and not token:\n        raise HTTPException(401)\n@app.get("/x", dependencies=[Depends(user)])\ndef x(): ...\n`,
      ),
    ).toBe('conditional')
  })

  it('is a key that is asked for only when one is set', async () => {
    expect(
      await state(
        'import os\nKEY = os.environ.get("KEY")\ndef key(x_api_key: str | None = Header(None)):\n    if KEY and x_api_key != KEY:\n        raise HTTPException(403)\n@app.get("/x", dependencies=[Depends(key)])\ndef x(): ...\n',
      ),
    ).toBe('conditional')
  })

  it('is not a setting that is merely compared with', async () => {
    expect(
      await state(
        `${settings.replace('AUTH_ENABLED: bool = True', 'KEY: str = "k"')}def key(x_api_key: str = Header()):\n    if x_api_key != settings.KEY:\n        raise HTTPException(403)\n@app.get("/x", dependencies=[Depends(key)])\ndef x(): ...\n`,
      ),
    ).toBe('enforced')
  })
})

describe('public', () => {
  it('is earned by having read everything', async () => {
    expect(
      await state(
        'def database():\n    yield 1\n@app.get("/x")\ndef x(db=Depends(database)):\n    raise HTTPException(404)\n',
      ),
    ).toBe('public')
  })

  it('is a login that refuses a wrong password', async () => {
    expect(
      await state(
        'class Login(BaseModel):\n    email: str\n    password: str\n@app.post("/x")\ndef x(form: Login):\n    if form.password != "p":\n        raise HTTPException(401)\n    return 1\n',
        'POST /x',
      ),
    ).toBe('public')
  })

  it('is a feature that is switched off with 403', async () => {
    expect(
      await state(
        'def off():\n    raise HTTPException(403)\n@app.get("/x", dependencies=[Depends(off)])\ndef x(): ...\n',
      ),
    ).toBe('public')
  })
})

describe('a dependency that is chosen while the program starts', () => {
  const gates = `${OPEN}def strict(token = Depends(bearer)):
    if not token:
        raise HTTPException(401)
def lax():
    return None
def also_strict(token = Depends(bearer)):
    if token is None:
        raise HTTPException(401)
`
  const chosen = (other: string): string => `from company import mode
${gates}def gate():
    if mode() == "strict":
        return strict
    return ${other}
@app.get("/x", dependencies=[Depends(gate())])
def x(): ...
`

  it('is conditional when only some of what it may be refuse', async () => {
    expect(await state(chosen('lax'))).toBe('conditional')
  })

  it('is enforced when all of them refuse', async () => {
    expect(await state(chosen('also_strict'))).toBe('enforced')
  })
})

describe('unknown', () => {
  it('is a dependency from outside that nobody describes', async () => {
    const { 'GET /x': read } = await accessOf(
      'from company_auth import verify\n@app.get("/x", dependencies=[Depends(verify)])\ndef x(): ...\n',
    )
    expect(read).toMatchObject({ state: 'unknown', unknown: [{ what: 'what verify does is not known' }] })
  })

  it('is a decorator from outside that may refuse', async () => {
    expect(await state('from company import require_login\n@app.get("/x")\n@require_login\ndef x(): ...\n')).toBe(
      'unknown',
    )
  })

  it('gives way to a hint', async () => {
    const code = 'from company_auth import verify\n@app.get("/x", dependencies=[Depends(verify)])\ndef x(): ...\n'
    expect((await accessOf(code, { hints: { enforcing: ['company_auth.verify'] } }))['GET /x']?.state).toBe('enforced')
    expect((await accessOf(code, { hints: { public: ['company_auth.verify'] } }))['GET /x']?.state).toBe('public')
  })
})

describe('a switch that a setting decides', () => {
  const refusing = (condition: string): string =>
    `def check(request: Request):\n    if not ${condition}:\n        return\n    if request.headers.get("x-key") != "k":\n        raise HTTPException(401)\n@app.get("/x", dependencies=[Depends(check)])\ndef x(): ...\n`

  it('is conditional where a function tells whether a variable is there', async () => {
    const asks = 'import os\ndef is_enabled() -> bool:\n    return bool(os.environ.get("API_KEY"))\n'
    expect(await state(`${asks}${refusing('is_enabled()')}`)).toBe('conditional')
  })

  it('is conditional where the function says no early', async () => {
    const asks =
      'import os\ndef is_enabled() -> bool:\n    key = os.getenv("API_KEY", "")\n    if not key:\n        return False\n    return True\n'
    expect(await state(`${asks}${refusing('is_enabled()')}`)).toBe('conditional')
  })

  it('is conditional where the settings hold it in a model of their own', async () => {
    const settings =
      'from pydantic_settings import BaseSettings\nclass Auth(BaseModel):\n    enabled: bool = False\nclass Settings(BaseSettings):\n    auth: Auth = Auth()\ndef is_enabled() -> bool:\n    return Settings().auth.enabled\n'
    expect(await state(`${settings}${refusing('is_enabled()')}`)).toBe('conditional')
  })
})

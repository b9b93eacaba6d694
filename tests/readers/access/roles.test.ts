import { describe, expect, it } from 'vitest'
import { accessOf } from './read.ts'

const USER = `bearer = OAuth2PasswordBearer(tokenUrl="t")
def get_current_user(token: str = Depends(bearer)) -> User:
    return find(token)
def find(token) -> User:
    raise NotImplementedError
`
const read = async (code: string) => (await accessOf(USER + code))['GET /x']!

describe('roles and scopes', () => {
  it('are what a factory compares the role of the caller with', async () => {
    const found = await read(
      'def require(role: str):\n    def check(user: User = Depends(get_current_user)):\n        if user.role != role:\n            raise HTTPException(403)\n        return user\n    return check\n@app.get("/x")\ndef x(user: User = Depends(require("admin"))): ...\n',
    )
    expect(found.roles).toEqual(['admin'])
    expect(found.checks.map((one) => one.kind)).toEqual(['authentication', 'authorization'])
    expect(found.principals).toMatchObject([{ name: 'user', type: 'User' }])
  })

  it('are members of an enum a role must be among', async () => {
    const found = await read(
      'from enum import Enum\nclass Role(str, Enum):\n    admin = "admin"\n    editor = "editor"\n@app.get("/x")\ndef x(user: User = Depends(get_current_user)):\n    if user.role not in (Role.admin, Role.editor):\n        raise HTTPException(403)\n',
    )
    expect(found.roles).toEqual(['admin', 'editor'])
  })

  it('are the name of a flag', async () => {
    expect(
      (
        await read(
          '@app.get("/x")\ndef x(user: User = Depends(get_current_user)):\n    if not user.is_superuser:\n        raise HTTPException(403)\n',
        )
      ).roles,
    ).toEqual(['is_superuser'])
  })

  it.each([
    'if not user.is_superuser and (item.owner_id != user.id):\n        raise HTTPException(403)',
    'if not (user.is_superuser or item.owner_id == user.id):\n        raise HTTPException(403)',
    'if item.owner_id != user.id:\n        if not user.is_superuser:\n            raise HTTPException(403)',
    'if user.role != "is_superuser" and str(item.owner_id) != str(user.id):\n        raise HTTPException(403)',
  ])("are nobody's where the owner of a row is let past as well: %s", async (asked) => {
    const found = await read(
      `class Item(BaseModel):\n    owner_id: int\ndef item_of() -> Item:\n    raise NotImplementedError\n@app.get("/x")\ndef x(item: Item = Depends(item_of), user: User = Depends(get_current_user)):\n    ${asked}\n`,
    )
    expect(found.roles).toEqual([])
    expect(found.checks.find(({ kind }) => kind === 'authorization')?.exempt).toEqual(['is_superuser'])
  })

  it('are asked for where only the rows of some are looked at', async () => {
    const found = await read(
      '@app.get("/x")\ndef x(owner_id: int, user: User = Depends(get_current_user)):\n    if user.role == "clerk":\n        if owner_id != user.id:\n            raise HTTPException(403)\n',
    )
    expect(found.checks.flatMap(({ exempt = [] }) => exempt)).toEqual([])
  })

  it('are not the name of a function that is asked about the caller', async () => {
    const found = await read(
      'def may_read(user: User) -> bool:\n    return user.role == "desk" or user.level > 3\n@app.get("/x")\ndef x(user: User = Depends(get_current_user)):\n    if not may_read(user):\n        raise HTTPException(403)\n',
    )
    expect(found.roles).not.toContain('may_read')
    expect(found.checks.map((one) => one.kind)).toContain('authorization')
  })

  it('are what Security asks for', async () => {
    expect(
      (await read('@app.get("/x")\ndef x(user: User = Security(get_current_user, scopes=["items:read"])): ...\n'))
        .scopes,
    ).toEqual(['items:read'])
  })

  it('are the scopes an object was made with', async () => {
    const found = await read(
      'class Needs:\n    def __init__(self, scope): self.scope = scope\n    def __call__(self, user: User = Depends(get_current_user)):\n        if self.scope not in user.scopes:\n            raise HTTPException(403)\n        return user\n@app.get("/x")\ndef x(user: User = Depends(Needs("orders:write"))): ...\n',
    )
    expect(found.scopes).toEqual(['orders:write'])
  })

  it('leave out what belongs to whom: that is a check without a name', async () => {
    const found = await read(
      'class Item:\n    owner_id: int\n@app.get("/x")\ndef x(item_id: int, user: User = Depends(get_current_user)):\n    item = load(item_id)\n    if item.owner_id != user.id:\n        raise HTTPException(403)\ndef load(id) -> Item:\n    raise NotImplementedError\n',
    )
    expect(found).toMatchObject({ roles: [], scopes: [] })
    expect(found.checks.map((one) => one.kind)).toEqual(['authentication', 'authorization'])
  })
})

describe('the way to a check', () => {
  it('goes from where the dependency is asked for down to the raise', async () => {
    const code =
      'def deny():\n    raise HTTPException(401)\ndef user(request: Request):\n    if not request.headers.get("authorization"):\n        deny()\n@app.get("/x")\ndef x(u=Depends(user)): ...\n'
    const { checks } = (await accessOf(code))['GET /x']!
    expect(checks[0]!.chain.map((one) => one.what)).toEqual(['depends on user', 'calls deny()', 'raises 401'])
    expect(checks[0]!.chain.every((one) => one.at.file === 'main.py' && one.at.line > 1)).toBe(true)
  })
})

describe('the dependencies of an operation', () => {
  it('tell where each was asked for', async () => {
    const code =
      'def a(): ...\ndef b(): ...\ndef c(): ...\ndef d(): ...\ndef e(d=Depends(d)): ...\napp = FastAPI(dependencies=[Depends(a)])\nr = APIRouter(dependencies=[Depends(b)])\n@r.get("/x", dependencies=[Depends(c)])\ndef x(e=Depends(e)): ...\napp.include_router(r, dependencies=[Depends(d)])\n'
    const { dependencies } = (await accessOf(code))['GET /x']!
    expect(Object.fromEntries(dependencies.map((one) => [one.name, one.via]))).toEqual({
      a: 'application',
      b: 'router',
      c: 'decorator',
      d: 'include',
      e: 'parameter',
    })
    expect(dependencies.find((one) => one.name === 'e')?.dependencies.map((one) => one.name)).toEqual(['d'])
  })
})

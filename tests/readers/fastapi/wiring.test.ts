import { describe, expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { readBackend } from '../../../src/readers/backend/index.ts'

const APP = 'from fastapi import FastAPI, APIRouter\napp = FastAPI()\n'
const ROUTER = 'from fastapi import APIRouter\nrouter = APIRouter()\n'

async function routesOf(files: Readonly<Record<string, string>>, entry = 'main.py:app'): Promise<readonly string[]> {
  const { api } = await readBackend(
    memoryTree(files),
    { entries: [entry], environment: {}, needs: ['documents'] },
    { report: () => {} },
  )
  const shown = (one: { readonly path: string; readonly conditions: readonly { readonly text: string }[] }): string =>
    [one.path, ...one.conditions.map(({ text }) => `if ${text}`)].join(' ')
  return [
    ...api.operations.map((one) => `${one.method} ${shown(one)}`),
    ...api.webSockets.map((one) => `websocket ${shown(one)}`),
  ]
}

const CASES: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    'nested routers add up their prefixes',
    {
      'main.py': `${APP}a = APIRouter(prefix="/a")\nb = APIRouter(prefix="/b")\n@b.get("/x")\ndef x(): ...\na.include_router(b, prefix="/m")\napp.include_router(a, prefix="/api")\n`,
    },
    ['get /api/a/m/b/x'],
  ],
  [
    'routers found in a folder are included',
    {
      'main.py': `${APP}import os, importlib\nfor f in sorted(os.listdir(os.path.join(os.path.dirname(__file__), "routes"))):\n    if f.endswith(".py") and f != "__init__.py":\n        app.include_router(importlib.import_module("routes." + f[:-3]).router, prefix="/" + f[:-3])\n`,
      'routes/__init__.py': '',
      'routes/a.py': `${ROUTER}@router.get("")\ndef a(): ...\n`,
      'routes/b.py': `${ROUTER}@router.post("")\ndef b(): ...\n`,
    },
    ['get /a', 'post /b'],
  ],
  [
    'a route under a condition nobody decides names it',
    { 'main.py': `import outside\n${APP}if outside.debug:\n    @app.get("/debug")\n    def debug(): ...\n` },
    ['get /debug if outside.debug'],
  ],
  [
    'a websocket is a route of its own',
    { 'main.py': `${APP}@app.websocket("/ws")\nasync def ws(w): ...\n` },
    ['websocket /ws'],
  ],
  [
    'a mounted application is read below its path',
    { 'main.py': `${APP}sub = FastAPI()\n@sub.get("/x")\ndef x(): ...\napp.mount("/sub", sub)\n` },
    ['get /sub/x'],
  ],
  [
    'a factory is called',
    {
      'main.py':
        'from fastapi import FastAPI\ndef app():\n    made = FastAPI()\n    @made.get("/x")\n    def x(): ...\n    return made\n',
    },
    ['get /x'],
  ],
  [
    'routes of a class below another are those of its methods',
    {
      'main.py': `${APP}class View:\n    def __init__(self):\n        self.router = APIRouter()\n        self.router.add_api_route("/x", self.x, methods=["GET"])\n    def x(self): ...\napp.include_router(View().router)\n`,
    },
    ['get /x'],
  ],
]

test('a router that includes itself ends', async () => {
  const routes = await routesOf({
    'main.py': `${APP}r = APIRouter()\n@r.get("/x")\ndef x(): ...\nr.include_router(r, prefix="/r")\napp.include_router(r)\n`,
  })
  expect(routes.slice(0, 2)).toEqual(['get /x', 'get /r/x'])
  expect(routes.length).toBeLessThan(100)
})

describe('wiring', () => {
  for (const [sentence, files, expected] of CASES)
    test(`${sentence}`, async () => expect(await routesOf(files)).toEqual(expected))
})

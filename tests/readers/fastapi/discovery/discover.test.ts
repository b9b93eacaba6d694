import { expect, test } from 'vitest'
import { memoryTree } from '../../../../src/kernel/files/memory.ts'
import { SourceProgram } from '../../../../src/python/modules/program.ts'
import { loadParser } from '../../../../src/python/syntax/index.ts'
import { chooseEntries, discoverEntries } from '../../../../src/readers/fastapi/discovery/index.ts'

const parser = await loadParser()

function entriesOf(files: Readonly<Record<string, string>>) {
  const tree = memoryTree(files)
  return discoverEntries(new SourceProgram(tree, parser), tree)
}
const found = (files: Readonly<Record<string, string>>) => entriesOf(files).map((one) => `${one.file}:${one.variable}`)
const best = (files: Readonly<Record<string, string>>) => found(files)[0]

const FASTAPI = 'from fastapi import FastAPI\n'
const app = `${FASTAPI}app = FastAPI()\n`

test.each([
  ['a variable', app, 'main.py:app'],
  [
    'a variable under a condition',
    `${FASTAPI}if DEBUG:\n    api = FastAPI(debug=True)\nelse:\n    api = FastAPI()\n`,
    'main.py:api',
  ],
  ['an annotated variable', `import fastapi\napp: fastapi.FastAPI = fastapi.FastAPI()\n`, 'main.py:app'],
  ['an aliased class', `from fastapi import FastAPI as F\napp = F()\n`, 'main.py:app'],
  ['a subclass', `${FASTAPI}class Service(FastAPI):\n    pass\nservice = Service()\n`, 'main.py:service'],
  ['a factory', `${FASTAPI}def make():\n    app = FastAPI()\n    return app\n`, 'main.py:make'],
  [
    'a promised factory',
    `${FASTAPI}def make() -> FastAPI:\n    container = build()\n    return container.app\n`,
    'main.py:make',
  ],
  ['what a factory feeds', `${FASTAPI}def create_app():\n    return FastAPI()\napp = create_app()\n`, 'main.py:app'],
  [
    'a method of a server class',
    `${FASTAPI}class Server:\n    def init_app(self):\n        app = FastAPI()\n        return app\n`,
    'main.py:Server.init_app',
  ],
  [
    'an attribute of a server class',
    `${FASTAPI}class Server:\n    def __init__(self):\n        self.app = FastAPI()\n`,
    'main.py:Server.app',
  ],
  [
    'a class method through another method',
    `${FASTAPI}class Server:\n    @classmethod\n    def create(cls) -> FastAPI:\n        s = cls()\n        return s.build()\n    def build(self):\n        return FastAPI()\nrunner.run("main:Server.create")  # uvicorn\n`,
    'main.py:Server.create',
  ],
  ['a wrapper under the same name', `${FASTAPI}app = FastAPI()\napp = Cors(app)\n`, 'main.py:app'],
  [
    'the application inside a wrapper',
    `${FASTAPI}app = FastAPI()\nasgi_app = socketio.ASGIApp(sio, other_asgi_app=app)\n`,
    'main.py:app',
  ],
  [
    'a function that keeps it',
    `${FASTAPI}import uvicorn\ndef serve_all():\n    app = FastAPI()\n    uvicorn.run(app)\n`,
    'main.py:serve_all',
  ],
])('%s is found', (_, text, expected) => {
  expect(best({ 'main.py': text })).toBe(expected)
})

test('a factory in another file is followed to the variable it feeds', () => {
  const files = {
    'pkg/__init__.py': 'from .factory import create_app\n',
    'pkg/factory.py': `${FASTAPI}def create_app():\n    return FastAPI()\n`,
    'asgi.py': 'from pkg import create_app\nserved = create_app()\n',
  }
  expect(best(files)).toBe('asgi.py:served')
  expect(new Set(entriesOf(files).flatMap((one) => one.origins)).size).toBe(1)
})

test('a function that is handed the application is no factory', () => {
  expect(
    found({
      'main.py': `${FASTAPI}def configure(app: FastAPI) -> FastAPI:\n    app.state.x = 1\n    return app\napp = configure(FastAPI())\n`,
    }),
  ).toEqual(['main.py:app'])
})

test('tests, examples and scripts stand back behind the application', () => {
  const files = {
    'tests/app.py': app,
    'examples/main.py': app,
    'conftest.py': app,
    'venv/lib/x/main.py': app,
    'src/deep/down/in/service.py': app,
  }
  expect(found(files)).toEqual(['src/deep/down/in/service.py:app'])
  expect(best({ 'scripts/fake_server.py': app, 'backend/service/web.py': app })).toBe('backend/service/web.py:app')
})

test('an example is found where there is nothing else', () => {
  expect(found({ 'tests/test_app.py': app, 'examples/main.py': app })).toEqual(['examples/main.py:app'])
  expect(found({ 'tests/test_app.py': `${FASTAPI}def test_it():\n    app = FastAPI()\n` })).toEqual([])
})

const two = { 'one/main.py': app, 'two/main.py': app }

test.each([
  ['Dockerfile', 'CMD ["uvicorn", "two.main:app", "--host", "0.0.0.0"]'],
  ['Procfile', 'web: gunicorn -k uvicorn.workers.UvicornWorker two.main:app'],
  ['docker-compose.yml', 'services:\n  api:\n    command: hypercorn two.main:app'],
  ['Makefile', 'run:\n\tuv run uvicorn two.main:app --reload'],
  ['justfile', 'run:\n  granian --interface asgi two.main:app'],
  ['scripts/start.sh', 'exec uvicorn \\\n  two.main:app'],
  ['README.md', 'Run `uvicorn two.main:app --reload`.'],
  ['README.md', 'Run `fastapi dev two/main.py`.'],
  ['pyproject.toml', '[tool.fastapi]\nentrypoint = "two.main:app"'],
  ['run.py', 'import uvicorn\nuvicorn.run("two.main:app")'],
  ['.vscode/launch.json', '{"module": "uvicorn", "args": ["two.main:app"]}'],
  ['vercel.json', '{"builds": [{"src": "two/main.py", "use": "@vercel/python"}], "x": "fastapi"}'],
  ['deploy/api.service', 'ExecStart=/venv/bin/uvicorn two.main:app'],
])('%s tells which of two applications is run: %s', (file, text) => {
  expect(best({ ...two, [file]: text })).toBe('two/main.py:app')
})

test('a hint beside a service speaks of that service', () => {
  const hint = 'CMD uvicorn main:app'
  const entries = entriesOf({ ...two, 'two/Dockerfile': hint })
  expect(entries[0]).toMatchObject({ file: 'two/main.py', why: 'named in two/Dockerfile' })
})

test('an imported name counts where a hint points to it', () => {
  expect(best({ 'pkg/web.py': app, 'main.py': 'from pkg.web import app\n', Dockerfile: 'CMD uvicorn main:app' })).toBe(
    'main.py:app',
  )
})

test('of several applications the one with most routes in reach comes first', () => {
  const routes =
    'from fastapi import APIRouter\nrouter = APIRouter()\n' + '@router.get("/x")\ndef f(): ...\n'.repeat(40)
  const files = {
    'admin/main.py': app,
    'shop/main.py': `${app}from .orders import router\napp.include_router(router)\n`,
    'shop/orders.py': routes,
    'shop/__init__.py': '',
  }
  expect(found(files)).toEqual(['shop/main.py:app', 'admin/main.py:app'])
})

test('a mounted application is no entry, another one is named as an alternative', () => {
  const files = {
    'main.py': `${FASTAPI}from admin import build_admin\nfrom inner import sub\napp = FastAPI()\napp.mount("/admin", build_admin())\napp.mount("/sub", app=sub)\n`,
    'admin.py': `${FASTAPI}def build_admin():\n    return FastAPI()\n`,
    'inner.py': `${FASTAPI}sub = FastAPI()\n`,
    'worker/api.py': app,
  }
  const { main, alternatives, assumptions } = chooseEntries(entriesOf(files))
  expect(main).toMatchObject({ file: 'main.py', variable: 'app' })
  expect(alternatives.map((one) => one.file)).toEqual(['worker/api.py'])
  expect(assumptions[1]?.text).toBe('also found worker/api.py:app; name it with --entry')
})

test('a repository without an application gives nothing', () => {
  expect(entriesOf({ 'main.py': 'print("FastAPI(")\n', 'broken.py': `${FASTAPI}def (:\n` })).toEqual([])
  expect(chooseEntries([])).toEqual({ main: null, alternatives: [], assumptions: [] })
})

test('files that import each other in a circle end the search all the same', () => {
  const files = {
    'a/__init__.py': 'from .b import create\n',
    'a/b.py': `from a import create\n${FASTAPI}x = create()\n`,
  }
  expect(found(files)).toEqual([])
})

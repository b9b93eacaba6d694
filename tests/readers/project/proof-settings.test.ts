import { expect, test } from 'vitest'
import { describe as sentence } from '../../../src/kernel/diagnostic.ts'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { readConfig } from '../../../src/readers/project/config.ts'

const read = (text: string) => readConfig(memoryTree({ 'architect.toml': `[prove]\n${text}` }))

test('[prove] says how an application is started and who calls it', () => {
  const { config, problems } = read(
    [
      'directory = "./backend/"',
      'start = "uvicorn app.main:app --port {port}"',
      'migrate = ["alembic upgrade head", "python seed.py"]',
      'tests = "pytest -x"',
      'ready = "/health"',
      'shared = ["GET /news"]',
      'budgets = { read = "120ms", write = "0.5s", rps = 300 }',
      'production = { STAGE = "production" }',
      '[prove.environment]',
      'DATABASE_URL = "{database_url}"',
      'WORKERS = 2',
      '[prove.principals.root]',
      'role = "superuser"',
      'login = { path = "/login", form = { username = "root", password = "x" }, token = "access_token" }',
      '[prove.principals.robot]',
      'headers = { X-API-Key = "abc" }',
      '[prove.principals.ann]',
      'sign-up = { path = "/users", method = "PUT", json = { name = "ann", age = 3 } }',
      'login = { path = "/session", json = { name = "ann" } }',
    ].join('\n'),
  )
  expect(problems).toEqual([])
  expect(config.prove).toEqual({
    directory: 'backend',
    start: 'uvicorn app.main:app --port {port}',
    migrate: ['alembic upgrade head', 'python seed.py'],
    tests: 'pytest -x',
    ready: '/health',
    production: { STAGE: 'production' },
    shared: ['GET /news'],
    budgets: { read: '120ms', write: '0.5s', rps: 300 },
    environment: { DATABASE_URL: '{database_url}', WORKERS: '2' },
    principals: [
      {
        name: 'root',
        role: 'superuser',
        headers: {},
        signUp: null,
        login: {
          path: '/login',
          method: 'POST',
          body: { form: { username: 'root', password: 'x' } },
          token: 'access_token',
        },
      },
      { name: 'robot', role: null, headers: { 'X-API-Key': 'abc' }, signUp: null, login: null },
      {
        name: 'ann',
        role: null,
        headers: {},
        signUp: { path: '/users', method: 'PUT', body: { json: { name: 'ann', age: 3 } } },
        login: { path: '/session', method: 'POST', body: { json: { name: 'ann' } }, token: '' },
      },
    ],
  })
})

test.each([
  ['start = "uvicorn app.main:app"', '2:1: prove.start has no {port}'],
  ['strat = "x"', '2:1: unknown key prove.strat\n  Did you mean start?'],
  ['tests = 3', '2:1: prove.tests is no text'],
  ['migrate = [1]', '2:1: prove.migrate is no list of texts'],
  ['directory = "../elsewhere"', '2:1: ../elsewhere leads out of the folder'],
  ['shared = "GET /news"', '2:1: prove.shared is no list of texts'],
  ['budgets = { read = "fast" }', '2:1: fast is no time\n  Write it as read = "120ms"'],
  ['budgets = { rps = "x" }', '2:1: prove.budgets.rps is no number'],
  ['ready = "health"', '2:1: prove.ready does not begin with /'],
  ['[prove.environment]\nA = [1]', '3:1: prove.environment.A is no single value'],
  ['[prove.principals.ann]\nrole = "user"', '2:2: prove.principals.ann says nothing of how it is known'],
  [
    '[prove.principals.ann]\nlogin = { json = {} }',
    '3:1: prove.principals.ann.login is no request\n  It needs a path and either json = { ... } or form = { ... }',
  ],
  [
    '[prove.principals.ann]\nlogin = { path = "/in", json = {}, method = "PSOT" }',
    '3:1: prove.principals.ann.login.method is "PSOT"\n  Did you mean POST?',
  ],
])('%s is told where it stands', (text, message) => {
  const { problems } = read(text)
  expect(problems.map((one) => sentence(one).slice('architect.toml:'.length))).toEqual([
    expect.stringContaining(message),
  ])
})

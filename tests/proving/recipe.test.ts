import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { readFolder } from '../../src/flows/read-folder.ts'
import { silent } from '../../src/kernel/progress.ts'
import { NO_PROOF_SETTINGS } from '../../src/model/proof-settings.ts'
import { recipeOf } from '../../src/proving/project/recipe.ts'
import { filledVariables } from '../../src/proving/project/variables.ts'
import { emptyFolder } from '../temporary.ts'

type Files = Readonly<Record<string, string>>

const APP = 'from fastapi import FastAPI\napp = FastAPI()\n'

/** What is found out about a project of these files. */
async function recipe(files: Files, settings = NO_PROOF_SETTINGS, assumed: Files = {}) {
  const folder = emptyFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const backend = await readFolder({ directory: folder, entries: [], environment: {}, needs: [] }, silent)
  const found = recipeOf(backend, settings, folder, { assumed, given: {} })
  return { ...found, below: (path: string) => relative(folder, path) || '.' }
}

const PLACES = {
  database: { host: '127.0.0.1', port: 6543, user: 'postgres', password: 'a/b', name: 'prove_app' },
  port: 8123,
  mail: 2525,
  mails: '/scratch/mails',
  folder: '/scratch',
  key: 'a2V5',
}

test('an application with a lock, Alembic and tests needs nothing said', async () => {
  const found = await recipe({
    'backend/app/__init__.py': '',
    'backend/app/main.py': APP,
    'backend/pyproject.toml':
      '[project]\nname = "x"\nrequires-python = ">=3.11"\ndependencies = ["fastapi"]\n[project.optional-dependencies]\nml = []\ntest = []\n[dependency-groups]\ndev = []\n',
    'backend/alembic.ini': '[alembic]\nscript_location = migrations\n',
    'backend/tests/test_app.py': '',
    'uv.lock': '',
  })
  expect(found.below(found.folders.working)).toBe('backend')
  expect(found.python).toMatchObject({
    known: { kind: 'locked', extras: ['test'], groups: ['dev'], python: '>=3.11' },
  })
  expect(found.commands).toMatchObject({
    alembic: { known: { head: 'head' } },
    migrate: ['alembic upgrade head'],
    start: { known: 'python -m uvicorn app.main:app --host 127.0.0.1 --port {port}' },
    tests: { known: 'python -m pytest' },
  })
})

test('sources below src are imported from there, and a factory is started as one', async () => {
  const found = await recipe({
    'src/shop/__init__.py': '',
    'src/shop/main.py': 'from fastapi import FastAPI\ndef create_app() -> FastAPI:\n    return FastAPI()\n',
    'requirements.txt': 'fastapi\n',
    'requirements-dev.txt': 'pytest\n',
  })
  expect(found.folders.imports.map(found.below)).toEqual(['.', 'src'])
  expect(found.commands.start).toMatchObject({ known: expect.stringContaining('shop.main:create_app --factory') })
  expect('known' in found.python && found.python.known.files.map(found.below)).toEqual([
    'requirements.txt',
    'requirements-dev.txt',
  ])
  expect(found.commands.tests).toEqual({ why: expect.stringContaining('there is no test_*.py') })
  expect(found.commands.alembic).toEqual({ why: 'there are no Alembic migrations' })
})

test('what the project states wins', async () => {
  const found = await recipe(
    { 'app/main.py': APP, 'requirements.txt': 'fastapi\n' },
    {
      ...NO_PROOF_SETTINGS,
      start: 'serve {port}',
      migrate: ['make db'],
      tests: 'make test',
      ready: '/up',
      directory: 'app',
    },
  )
  expect(found.commands).toMatchObject({
    start: { known: 'serve {port}' },
    migrate: ['make db'],
    tests: { known: 'make test' },
  })
  expect(found.ready).toEqual(['/up'])
  expect(found.below(found.folders.working)).toBe('app')
})

const SETTINGS = (lines: string) =>
  `from pydantic_settings import BaseSettings\nfrom fastapi import FastAPI\nclass Settings(BaseSettings):\n${lines.replaceAll(/^/gm, '    ')}\nsettings = Settings()\napp = FastAPI()\n`

test('settings that say where the database is are given ours, with the driver they name', async () => {
  const { variables } = await recipe({
    'main.py': SETTINGS(
      [
        'DATABASE_URL: str = "postgresql+asyncpg://me@localhost/shop"',
        'READ_DATABASE_URL: str',
        'POSTGRES_SERVER: str',
        'POSTGRES_PORT: int = 5432',
        'POSTGRES_USER: str',
        'POSTGRES_PASSWORD: str',
        'POSTGRES_DB: str',
        'REDIS_URL: str = "redis://localhost"',
        'WAREHOUSE_DATABASE_URL: str = "mysql://me@warehouse/shop"',
      ].join('\n'),
    ),
    '.env.example': 'READ_DATABASE_URL=postgres://me@replica/shop\n',
  })
  const own = 'postgres:a%2Fb@127.0.0.1:6543/prove_app'
  const filled = filledVariables(variables, PLACES)
  expect(filled).toEqual({
    PGHOST: '127.0.0.1',
    PGPORT: '6543',
    PGUSER: 'postgres',
    PGPASSWORD: 'a/b',
    PGDATABASE: 'prove_app',
    DATABASE_URL: `postgresql+asyncpg://${own}`,
    READ_DATABASE_URL: `postgres://${own}`,
    POSTGRES_SERVER: '127.0.0.1',
    POSTGRES_PORT: '6543',
    POSTGRES_USER: 'postgres',
    POSTGRES_PASSWORD: 'a/b',
    POSTGRES_DB: 'prove_app',
  })
  expect(variables.missing).toEqual([])
})

test('what must be given comes from the configuration, .env or a sample; a secret is made up, and the rest is missing', async () => {
  const { variables } = await recipe(
    {
      'main.py': SETTINGS(
        'SECRET_KEY: str\nMAIL_FROM: str\nDEPOT: str\nLEVEL: str = "info"\nREGION: str\nSTAGE: str = "x"\nUSUAL: int = 1',
      ),
      '.env': 'LEVEL=debug # loud\nMAIL_FROM="a@b.example"\nREGION=${HOME}\n',
      '.env.example': 'DEPOT=Hall 3\nUSUAL=2\n',
    },
    { ...NO_PROOF_SETTINGS, environment: { STAGE: '{database_url}?port={port}' } },
  )
  expect(variables.told).toEqual({
    STAGE: '{database_url}?port={port}',
    MAIL_FROM: 'a@b.example',
    DEPOT: 'Hall 3',
    LEVEL: 'debug',
  })
  expect(variables.stated['SECRET_KEY']).toMatch(/^[0-9A-Za-z]{43}=$/)
  expect(variables.missing).toEqual(['REGION'])
  expect(variables.assumptions).toEqual([
    'SECRET_KEY made up',
    'MAIL_FROM, LEVEL as in .env',
    'DEPOT as in .env.example',
  ])
  expect(filledVariables(variables, PLACES)).toMatchObject({
    STAGE: 'postgresql://postgres:a%2Fb@127.0.0.1:6543/prove_app?port=8123',
    DATABASE_URL: 'postgresql://postgres:a%2Fb@127.0.0.1:6543/prove_app',
  })
})

test('mails go to ours, unless it is said where they are to go', async () => {
  const { variables } = await recipe(
    {
      'main.py': SETTINGS(
        'SMTP_HOST: str\nSMTP_PORT: int = 587\nSMTP_TLS: bool = True\nMAIL_SERVER: str\nMAIL_FROM: str = "a"\nEMAIL_USE_SSL: bool = True\nMAIL_PORT: int',
      ),
      '.env': 'SMTP_HOST=mail.example.com\n',
    },
    { ...NO_PROOF_SETTINGS, environment: { MAIL_PORT: '25' } },
  )
  expect(filledVariables(variables, PLACES)).toMatchObject({
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '2525',
    SMTP_TLS: 'false',
    MAIL_SERVER: '127.0.0.1',
    EMAIL_USE_SSL: 'false',
    MAIL_PORT: '25',
  })
  expect(variables.mail).not.toContain('MAIL_FROM')
  expect(variables.missing).toEqual([])
})

test('whoever is told to lay mails into our folder sends none, and keeps files in one that is thrown away', async () => {
  const { variables } = await recipe(
    { 'main.py': SETTINGS('SMTP_HOST: str | None = None\nMAIL_FOLDER: str = "mails"\nFILES: str = "files"') },
    { ...NO_PROOF_SETTINGS, environment: { MAIL_FOLDER: '{mails}', FILES: '{folder}/files', SEALING: '{key}' } },
  )
  expect(filledVariables(variables, PLACES)).toMatchObject({
    MAIL_FOLDER: '/scratch/mails',
    FILES: '/scratch/files',
    SEALING: 'a2V5',
  })
  expect(filledVariables(variables, PLACES)).not.toHaveProperty('SMTP_HOST')
  expect(variables.seesMails).toBe(true)
})

test('what is assumed for reading is given, but for the address of a database', async () => {
  const { variables } = await recipe({ 'main.py': SETTINGS('DATABASE_URL: str\nSTAGE: str') }, NO_PROOF_SETTINGS, {
    STAGE: 'production',
    DATABASE_URL: 'postgresql://me@localhost/mine',
  })
  expect(filledVariables(variables, PLACES)).toMatchObject({
    STAGE: 'production',
    DATABASE_URL: 'postgresql://postgres:a%2Fb@127.0.0.1:6543/prove_app',
  })
})

test('a folder that does not say what it needs is told so', async () => {
  const { python } = await recipe({ 'main.py': APP })
  expect(python).toEqual({ why: expect.stringContaining('requirements.txt says what it needs') })
})

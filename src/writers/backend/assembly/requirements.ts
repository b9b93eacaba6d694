import type { Design, Setting, WrittenFile } from '../feature.ts'
import { isSqlModel } from '../stack.ts'

/** `pyproject.toml`: what the backend stands on, and what checks it. */
export function requirements(
  { scope }: Design,
  settings: readonly Setting[],
  more: readonly string[],
  optional: readonly (readonly [string, readonly string[]])[],
): WrittenFile {
  const { app, stack } = scope.blueprint
  const python = stack?.python ?? 3.11
  const all = [
    ...RUNTIME,
    ...(isSqlModel(scope.blueprint) ? ['sqlmodel==0.0.50'] : []),
    ...(usesVectors(scope) ? ['pgvector==0.5.1'] : []),
    ...more,
  ]
  const runtime = [...new Set(all)].toSorted()
  // Whoever checks the code needs all it may use.
  const checks = [...new Set([...CHECKS, ...optional.flatMap(([, names]) => names)])].toSorted()
  return {
    path: 'pyproject.toml',
    owner: 'shared',
    text: `[project]
name = ${JSON.stringify(app?.text ?? 'app')}
version = "1.0.0"
description = ${JSON.stringify(`The backend of ${app?.text ?? 'app'}.`)}
requires-python = ">=${python}"
dependencies = [
${listed(runtime)}
]

[project.optional-dependencies]
${optional.map(([name, names]) => `${name} = [\n${listed(names)}\n]`).join('\n')}

[dependency-groups]
dev = [
${listed(checks)}
]

${toolsOf(settings)}`,
  }
}

const listed = (names: readonly string[]): string => names.map((one) => `  ${JSON.stringify(one)},`).join('\n')

const usesVectors = ({ resources, fields }: Design['scope']): boolean =>
  [...resources.keys()].some((name) => [...fields(name).values()].some(({ type }) => type.kind === 'vector'))

/** How each of the tools goes about it. */
const toolsOf = (settings: readonly Setting[]): string => `[tool.uv]
package = false

[tool.pytest.ini_options]
asyncio_mode = "auto"
asyncio_default_fixture_loop_scope = "session"
asyncio_default_test_loop_scope = "session"
testpaths = ["tests"]
filterwarnings = ["error::DeprecationWarning:app"]

[tool.mypy]
strict = true
files = ["app", "migrations", "tests"]
plugins = ["pydantic.mypy"]

[tool.ruff]
line-length = 100

[tool.ruff.lint]
select = ["E4", "E7", "E9", "F", "I", "UP", "B", "ASYNC", "S", "FAST", "SIM", "RUF100"]

[tool.ruff.lint.isort]
known-first-party = ["app", "tests"]

[tool.ruff.lint.per-file-ignores]
"tests/**" = ["S101", "S105", "S106", "S107", "S113"]

[tool.architect.prove]
start = "python -m uvicorn app.main:app --host 127.0.0.1 --port {port} --no-server-header --no-proxy-headers"
production = { ENVIRONMENT = "production" }

[tool.architect.prove.environment]
${provenIn(settings)}

[tool.bandit]
exclude_dirs = ["tests", ".venv"]
`

const provenIn = (settings: readonly Setting[]): string =>
  settings
    .flatMap(({ name, proven }) => (proven === undefined ? [] : [`${name.toUpperCase()} = ${JSON.stringify(proven)}`]))
    .join('\n')

const RUNTIME = [
  'alembic==1.20.1',
  'asyncpg==0.32.0',
  'fastapi==0.165.0',
  'httptools==0.9.0',
  'pydantic[email]==2.14.4',
  'pydantic-settings==2.16.3',
  'python-multipart==0.0.34',
  'sqlalchemy[asyncio]==2.1.9',
  'uvicorn==0.54.0',
  "uvloop==0.23.0; sys_platform != 'win32'",
]

const CHECKS = [
  'bandit==1.9.4',
  'httpx==0.28.1',
  'mypy==2.4.1',
  'pytest==9.2.0',
  'pytest-asyncio==1.5.0',
  'ruff==0.17.6',
]

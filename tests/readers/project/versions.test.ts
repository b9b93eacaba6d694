import { expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { effectiveVersion, readFrameworks, readVersions } from '../../../src/readers/project/versions.ts'

const versionsOf = (files: Readonly<Record<string, string>>, entry: string | null = 'app/main.py') =>
  readFrameworks(memoryTree(files), entry).map(({ name, version, from }) => `${name} ${version} ${from}`)

const lock = (...packages: readonly (readonly [string, string])[]) =>
  packages.map(([name, version]) => `[[package]]\nname = "${name}"\nversion = "${version}"\n`).join('\n')

test('a lock says exactly what a constraint leaves open', () => {
  const files = {
    'pyproject.toml': '[project]\ndependencies = ["fastapi>=0.110", "SQLAlchemy[asyncio]>=2"]',
    'uv.lock': lock(['fastapi', '0.115.2'], ['sqlalchemy', '2.0.36']),
  }
  expect(versionsOf(files)).toEqual(['fastapi 0.115.2 uv.lock', 'sqlalchemy 2.0.36 uv.lock'])
  expect(effectiveVersion(memoryTree(files), null, 'SQLAlchemy')).toEqual({
    version: '2.0.36',
    exact: true,
    below: null,
  })
})

test('a lower bound is no version, and the end of its range is told', () => {
  const files = memoryTree({ 'pyproject.toml': '[project]\ndependencies = ["fastapi>=0.110,<0.120", "pydantic"]' })
  expect(effectiveVersion(files, null, 'fastapi')).toEqual({ version: '0.110', exact: false, below: '0.120' })
  expect(effectiveVersion(files, null, 'pydantic')).toEqual({ version: null, exact: false, below: null })
  expect(effectiveVersion(files, null, 'celery')).toEqual({ version: null, exact: false, below: null })
})

test.each([
  ['^1.10.4', { version: '1.10.4', exact: false, below: '2' }],
  ['^0.109.1', { version: '0.109.1', exact: false, below: '0.110' }],
  ['~1.10', { version: '1.10', exact: false, below: '1.11' }],
  ['~=2.6.1', { version: '2.6.1', exact: false, below: '2.7' }],
  ['1.4.41', { version: '1.4.41', exact: true, below: null }],
  ['==2.0.*', { version: '2.0', exact: false, below: '2.1' }],
  ['<2', { version: null, exact: false, below: '2' }],
  ['*', { version: null, exact: false, below: null }],
])('poetry means by pydantic = "%s" what pip would allow', (constraint, expected) => {
  const files = memoryTree({ 'pyproject.toml': `[tool.poetry.dependencies]\npydantic = "${constraint}"` })
  expect(effectiveVersion(files, null, 'pydantic')).toEqual(expected)
})

test('in a monorepo the manifest nearest to the entry counts, and a lock above it if it fits', () => {
  const files = {
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["services/*"]',
    'uv.lock': lock(['fastapi', '0.116.0'], ['pydantic', '2.9.0']),
    'services/old/pyproject.toml': '[project]\ndependencies = ["fastapi>=0.100", "pydantic<2"]',
    'services/new/pyproject.toml': '[project]\ndependencies = ["fastapi==0.120.0"]',
  }
  expect(versionsOf(files, 'services/old/app/main.py')).toEqual([
    'fastapi 0.116.0 uv.lock',
    'pydantic  services/old/pyproject.toml',
  ])
  expect(versionsOf(files, 'services/new/app/main.py')).toEqual([
    'fastapi 0.120.0 services/new/pyproject.toml',
    'pydantic 2.9.0 uv.lock',
  ])
})

test.each([
  ['requirements.txt', 'fastapi[all]==0.99.1 ; python_version > "3.8"  # pinned\n-r other.txt\n'],
  ['requirements/base.txt', 'fastapi==0.99.1\n'],
  ['Pipfile', '[packages]\nfastapi = {version = "==0.99.1", extras = ["all"]}'],
  ['Pipfile.lock', '{"default": {"fastapi": {"version": "==0.99.1"}}}'],
  ['setup.cfg', '[options]\npackages = find:\ninstall_requires =\n    fastapi==0.99.1\n'],
  ['setup.py', 'setup(install_requires=["fastapi==0.99.1", "x"])'],
  ['environment.yml', 'dependencies:\n  - python=3.11\n  - conda-forge::fastapi=0.99.1=pyhd8ed1ab_0\n'],
  ['pyproject.toml', '[dependency-groups]\nweb = ["fastapi==0.99.1", {include-group = "x"}]'],
  ['pdm.lock', lock(['fastapi', '0.99.1'])],
])('%s is read', (file, text) => {
  expect(versionsOf({ [file]: text })).toEqual([`fastapi 0.99.1 ${file}`])
})

test('broken TOML still gives what can be seen in it, and is reported', () => {
  const { frameworks, unresolved } = readVersions(
    memoryTree({ 'pyproject.toml': '[project\ndependencies = ["fastapi>=0.110"]' }),
    null,
  )
  expect(frameworks).toEqual([{ name: 'fastapi', version: '0.110', from: 'pyproject.toml' }])
  expect(unresolved).toMatchObject([{ kind: 'syntax', at: { file: 'pyproject.toml', line: 1 } }])
})

test('without a manifest above the entry, the one nearest to the top is taken', () => {
  expect(versionsOf({ 'deploy/requirements.txt': 'fastapi==0.99.1' })).toEqual([
    'fastapi 0.99.1 deploy/requirements.txt',
  ])
})

test('a manifest at the top that does not speak of FastAPI is not the last word', () => {
  const files = {
    'pyproject.toml': '[tool.ruff]\nline-length = 120',
    'deploy/backend.requirements.txt': 'fastapi==0.99.1',
  }
  expect(versionsOf(files)).toEqual(['fastapi 0.99.1 deploy/backend.requirements.txt'])
})

import { expect, test } from 'vitest'
import { describe as sentence } from '../../../src/kernel/diagnostic.ts'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { NO_CONFIG, readConfig } from '../../../src/readers/project/config.ts'

const read = (text: string, file = 'architect.toml') => readConfig(memoryTree({ [file]: text }))

test('architect.toml names the entry, settings and what guards', () => {
  const { config, problems } = read(
    'entry = "app/main.py:app"\n[env]\nDEBUG = false\nPORT = 8000\n[access]\nenforcing = ["app.auth:current_user"]\npublic = ["app.health:router"]\n',
  )
  expect(problems).toEqual([])
  expect(config).toEqual({
    entries: ['app/main.py:app'],
    environment: { DEBUG: 'false', PORT: '8000' },
    access: { enforcing: ['app.auth:current_user'], optional: [], public: ['app.health:router'], principal: [] },
    review: NO_CONFIG.review,
    rows: [],
    growth: [],
    prove: NO_CONFIG.prove,
  })
})

test('rows and growth of tables are said as the options say them', () => {
  const { config, problems } = read(
    '[rows]\norders = 1e9\n"shop.lines" = "20M"\nlists = []\n[growth]\norders = "2M/week"\n',
  )
  expect(config).toMatchObject({ rows: ['orders=1000000000', 'shop.lines=20M'], growth: ['orders=2M/week'] })
  expect(problems.map(({ message }) => message)).toEqual(['rows.lists is no number'])
})

test('[tool.architect] of pyproject.toml says the same', () => {
  expect(
    read('[project]\nname = "x"\n[tool.architect]\nentry = ["a.py:app", "b.py:make"]', 'pyproject.toml').config.entries,
  ).toEqual(['a.py:app', 'b.py:make'])
})

test('a project that says nothing has no configuration and no problem', () => {
  expect(readConfig(memoryTree({ 'pyproject.toml': '[project' }))).toEqual({ config: NO_CONFIG, problems: [] })
})

test('an unknown key is reported where it stands, with the nearest known name', () => {
  const { problems } = read('entry = "a.py:app"\n\n[access]\n  enforcng = ["a:b"]\n')
  expect(problems.map(sentence)).toEqual(['architect.toml:4:3: unknown key access.enforcng\n  Did you mean enforcing?'])
})

test('values of the wrong kind are reported and passed over', () => {
  const { config, problems } = read(
    '[tool.architect]\nentry = 3\nenv = "x"\n[tool.architect.access]\npublic = ["a:b", 1, "nothing"]',
    'pyproject.toml',
  )
  expect(config).toEqual({ ...NO_CONFIG, access: { ...NO_CONFIG.access, public: ['a:b'] } })
  expect(problems.map((one) => `${one.at?.line}:${one.at?.column} ${one.message}`)).toEqual([
    '2:1 entry is no list of texts',
    '3:1 env is no table',
    '5:1 access.public is no list of texts',
    '5:1 nothing names nothing',
  ])
})

test('broken TOML is a problem with a place', () => {
  const { config, problems } = read('entry = "a.py:app\n')
  expect(config).toEqual(NO_CONFIG)
  expect(problems).toMatchObject([{ at: { path: 'architect.toml', line: 1 } }])
})

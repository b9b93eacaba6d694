import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../../temporary.ts'
import { fixture } from '../../proving/parcels.ts'
import { architect } from './architect.ts'

test('without anybody to ask, nothing is executed, and everything that would be is told', async () => {
  const { code, stdout, stderr } = await architect(['prove', fixture])
  expect(stdout).toBe('')
  expect(stderr).toBe(`error: nothing was executed: nobody is here to be asked
This executes code of the repository, in ., against a PostgreSQL of its own:
  install the packages of requirements.txt
  alembic current
  alembic upgrade head
  alembic downgrade base
  alembic check
  python -m pytest
  python -m uvicorn app.main:app --host 127.0.0.1 --port {port}
  Say --yes to allow it.
`)
  expect(code).toBe(2)
})

test('only what the wanted sections need is told', async () => {
  const { stderr } = await architect(['prove', fixture, '--only', 'contract'])
  expect(stderr).toContain('alembic upgrade head\n  python -m uvicorn')
  expect(stderr).not.toContain('alembic check')
  expect(stderr).not.toContain('pytest')
})

test('plans execute nothing and need nobody to be asked', async () => {
  const { code, stdout, stderr } = await architect(['prove', fixture, '--only', 'plans', '--json'])
  expect(stderr).toBe('')
  const { sections, ground } = JSON.parse(stdout) as {
    readonly ground: readonly string[]
    readonly sections: readonly { readonly name: string; readonly claims: readonly { readonly verdict: string }[] }[]
  }
  expect(ground).toEqual([])
  expect(sections.map(({ name, claims }) => [name, ...claims.map(({ verdict }) => verdict)])).toEqual([
    ['plans', 'held', 'held', 'held', 'held'],
  ])
  expect(code).toBe(0)
})

test('at numbers of rows nobody stated nothing is claimed, and nothing run is no success', async () => {
  const folder = emptyFolder()
  cpSync(fixture, folder, { recursive: true })
  rmSync(join(folder, 'architect.toml'))
  const { code, stdout } = await architect(['prove', folder, '--only', 'plans'])
  expect(stdout).toContain('nobody states how large the tables become')
  expect(code).toBe(3)
})

test('a section that does not exist gets the nearest name', async () => {
  const { code, stderr } = await architect(['prove', fixture, '--only', 'migration'])
  expect(stderr).toContain('Did you mean migrations?')
  expect(code).toBe(2)
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../../temporary.ts'
import { architect } from './architect.ts'

test('doctor finds everything that is needed in its place', async () => {
  const home = emptyFolder()
  const { code, stdout } = await architect(['doctor'], { env: { XDG_CACHE_HOME: home } })
  expect(stdout).toMatch(/Python parser +reads a snippet/)
  expect(stdout).toMatch(/embedded Postgres +PostgreSQL 18/)
  expect(stdout).toContain(home)
  expect(code).toBe(0)
})

test('doctor takes a cache that cannot be written for a loss, not for a fault', async () => {
  const home = emptyFolder()
  writeFileSync(join(home, 'backend-architect'), 'a file in the way')
  const { code, stdout } = await architect(['doctor'], { env: { XDG_CACHE_HOME: home } })
  expect(stdout).toContain('read everything anew each time')
  expect(code).toBe(0)
})

import { expect, test } from 'vitest'
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

test('a section that does not exist gets the nearest name', async () => {
  const { code, stderr } = await architect(['prove', fixture, '--only', 'migration'])
  expect(stderr).toContain('Did you mean migrations?')
  expect(code).toBe(2)
})

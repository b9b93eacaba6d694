import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { openNative } from '../../src/lab/engines/native.ts'

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('architect-postgres-'))

test('a native server starts, answers two sessions at once, and leaves nothing behind', async () => {
  const before = left()
  const lab = await openNative()
  const other = await lab.session()
  await lab.execute('CREATE TABLE a (b int)')
  await lab.execute('BEGIN; LOCK TABLE a')
  await expect(other.execute("SET lock_timeout = '50ms'; SELECT * FROM a")).rejects.toMatchObject({ code: '55P03' })
  await other.close()
  await lab.close()
  expect(left()).toEqual(before)
}, 60_000)

import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { openEmbedded } from '../../src/lab/engines/embedded.ts'
import { emptyFolder } from '../temporary.ts'

afterEach(() => vi.unstubAllEnvs())

test('a cluster that was kept and is damaged is made again, and nothing is said', async () => {
  const cache = emptyFolder()
  vi.stubEnv('XDG_CACHE_HOME', cache)
  const folder = join(cache, 'backend-architect/lab')
  await (await openEmbedded()).close()
  const [kept] = readdirSync(folder)
  writeFileSync(join(folder, kept!), 'half of a file')
  const lab = await openEmbedded()
  expect(await lab.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await lab.close()
}, 120_000)

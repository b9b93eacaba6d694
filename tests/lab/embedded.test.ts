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

test('vectors and texts without case are there, what does not come with it is said to be missing', async () => {
  const lab = await openEmbedded(['vector', 'citext', 'postgis', '../x'])
  await lab.execute('CREATE EXTENSION vector; CREATE EXTENSION citext; CREATE TABLE a (b vector(3), c citext)')
  expect(lab.missing).toEqual(['postgis', '../x'])
  await lab.close()
}, 120_000)

test('what the server refuses has its code', async () => {
  const lab = await openEmbedded()
  await expect(lab.execute('SELECT 1; SELEC 2')).rejects.toMatchObject({ name: 'Refused', code: '42601' })
  await lab.close()
}, 120_000)

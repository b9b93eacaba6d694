import { expect, test } from 'vitest'
import { openEmbedded } from '../../src/lab/engines/embedded.ts'

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

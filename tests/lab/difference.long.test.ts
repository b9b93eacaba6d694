import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { historyOf } from '../readers/alembic/plan.ts'
import { preparePairs, tryPair, tryRelease, tryRevision } from './pairs.ts'

let server: EmbeddedLab
let lab: Lab

beforeAll(async () => {
  server = await openEmbedded()
  lab = await preparePairs(server)
})
afterAll(() => server.close())

/** More of them: node bench/schema/pairs.mjs */
const PAIRS = 10

test('of random pairs, one schema is made of the other and back, and whoever is stopped goes on from there', async () => {
  const wrong: string[] = []
  for (let seed = 1; seed <= PAIRS; seed++)
    wrong.push(...(await tryPair(lab, seed)).map((problem) => `seed ${seed}: ${problem}`))
  expect(wrong).toEqual([])
}, 180_000)

test('the statements for a release that goes on lead to the same place', async () => {
  const wrong: string[] = []
  for (let seed = 1; seed <= 4; seed++)
    wrong.push(...(await tryRelease(lab, seed)).map((problem) => `seed ${seed}: ${problem}`))
  expect(wrong).toEqual([])
}, 180_000)

function sentBy(revision: string): Readonly<Record<'up' | 'back', readonly string[]>> {
  const { up, back } = historyOf({ 'migrations/versions/a1.py': revision }).revisions[0]!
  const texts = (script: typeof up | null): readonly string[] =>
    (script?.steps ?? []).map(({ sql, notReproduced }) =>
      notReproduced === null ? sql : `not reproduced: ${notReproduced}`,
    )
  return { up: texts(up), back: texts(back) }
}

test('a revision of Alembic leads there and back', async () => {
  const wrong: string[] = []
  for (let seed = 21; seed <= 23; seed++)
    wrong.push(...(await tryRevision(lab, seed, sentBy)).map((problem) => `seed ${seed}: ${problem}`))
  expect(wrong).toEqual([])
}, 180_000)

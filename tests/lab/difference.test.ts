import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { preparePairs, tryPair, tryRelease } from './pairs.ts'

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

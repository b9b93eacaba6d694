import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedLab, openEmbedded } from '../../src/lab/engines/embedded.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { preparePairs } from '../lab/pairs.ts'
import { tryRollout } from '../lab/rollouts.ts'

let server: EmbeddedLab
let lab: Lab

beforeAll(async () => {
  server = await openEmbedded()
  lab = await preparePairs(server)
})
afterAll(() => server.close())

/** Those that once went wrong, and the first ones. More: node bench/schema/pairs.mjs --release */
const SEEDS = [
  6,
  7,
  14,
  26,
  37,
  63,
  72,
  82,
  85,
  142,
  236,
  247,
  391,
  ...Array.from({ length: 5 }, (_, seed) => seed + 1),
]

test('the rollout between random schemas ends in that of the head, leads back, and the release before goes on', async () => {
  const wrong: string[] = []
  for (const seed of SEEDS) wrong.push(...(await tryRollout(lab, seed)).map((problem) => `seed ${seed}: ${problem}`))
  expect(wrong).toEqual([])
}, 600_000)

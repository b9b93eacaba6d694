import { describe, expect, test } from 'vitest'
import { randomBlueprint } from '../blueprint/random.ts'
import { BLUEPRINTS } from '../writers/backend/design.ts'
import { isWaiting, lostIn } from './round-trip.ts'

/** `ROUND_TRIP_SEED=7000` tries others. */
const FIRST = Number(process.env['ROUND_TRIP_SEED'] ?? 1000)
const SEEDS = Array.from({ length: 40 }, (_, index) => FIRST + index)

describe('what was built from a blueprint says the same', () => {
  test.each(BLUEPRINTS)('%s', async (_, text) => {
    expect((await lostIn(text)).filter((one) => !isWaiting(one))).toEqual([])
  })

  test.each(SEEDS)('random blueprint %i', async (seed) => {
    expect((await lostIn(randomBlueprint(seed, true))).filter((one) => !isWaiting(one))).toEqual([])
  })
})

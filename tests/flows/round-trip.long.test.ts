import { describe, expect, test } from 'vitest'
import { randomBlueprint } from '../blueprint/random.ts'
import { BLUEPRINTS } from '../writers/backend/design.ts'
import { isWaiting, lostIn } from './round-trip.ts'

/** `ROUND_TRIP_SEED=7000` tries others. */
const FIRST = Number(process.env['ROUND_TRIP_SEED'] ?? 1000)
const SEEDS = Array.from({ length: 40 }, (_, index) => FIRST + index)

/** What does not come back yet: each fails here on the day it does. */
const LOST: readonly RegExp[] = []
const isLost = (name: string): boolean => LOST.some((pattern) => pattern.test(name))

const CASES: readonly (readonly [string, string])[] = [
  ...BLUEPRINTS,
  ...SEEDS.map((seed) => [`random blueprint ${seed}`, randomBlueprint(seed, true)] as const),
]
const differences = async (text: string) => {
  const isLater = isWaiting(text)
  return (await lostIn(text)).filter((one) => !isLater(one))
}

describe('what was built from a blueprint says the same', () => {
  test.each(CASES.filter(([name]) => !isLost(name)))('%s', async (_, text) => {
    expect(await differences(text)).toEqual([])
  })

  test.fails.each(CASES.filter(([name]) => isLost(name)))('%s', async (_, text) => {
    expect(await differences(text)).toEqual([])
  })
})

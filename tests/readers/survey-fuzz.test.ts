import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fuzz } from '../../bench/fuzz/survey.ts'

test('200 programs broken at random are surveyed without anything thrown', async () => {
  const failures = await fuzz(join(import.meta.dirname, '../..'), 200, 7)
  expect(failures.map(({ run, name, error }) => `run ${run}, ${name}: ${error}`)).toEqual([])
}, 60_000)

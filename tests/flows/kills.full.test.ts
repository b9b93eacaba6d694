import { expect, test } from 'vitest'
import { chosen, killed } from '../../bench/attacks/kills/bench.ts'
import { sampled } from '../../bench/attacks/kills/sample.ts'
import { root } from '../architecture/imports.ts'

const SEED = 5
const MINUTES = 60_000

/** Quick ones of one backend; all of them: node bench/attacks/kills.mjs */
const quick = /^(A0[1-9]|A1[0-6]|A19|A2[0-4]|A39|B0[1-3]|B10|C0[1-6]|C15|D0[1-5])$/

test(
  'built backends without a protection are not taken for whole',
  async () => {
    const mutants = sampled(
      chosen([], 'user-profiles').filter(({ attack }) => quick.test(attack)),
      4,
      SEED,
    )
    const results = await killed(mutants, { root, full: false, keep: '', told: () => undefined })
    expect(results).toHaveLength(4)
    expect(results.filter(({ verdict }) => verdict !== 'killed')).toEqual([])
  },
  10 * MINUTES,
)

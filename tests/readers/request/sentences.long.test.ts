import { expect, test } from 'vitest'
import { sentences } from '../../../bench/design/sentences.ts'

test('plain sentences are designed, and of hardly any is something neither designed nor told', () => {
  const all = [...sentences(40, 9)]
  expect(all.length).toBeGreaterThan(700)
  const share = (some: readonly unknown[]): number => some.length / all.length
  expect(share(all.filter(({ lost, isAsked }) => lost.length === 0 && !isAsked))).toBeGreaterThan(0.92)
  expect(share(all.filter(({ lost }) => lost.length > 0))).toBeLessThan(0.025)
})

import { expect, test } from 'vitest'
import { editDistance, nearest } from '../../src/kernel/nearest.ts'

const commands = ['survey', 'doctor', 'completion', 'help']

test.each([
  ['survye', 'survey'],
  ['surv', 'survey'],
  ['Doctor', 'doctor'],
  ['hlep', 'help'],
  ['completions', 'completion'],
])('%s probably means %s', (typed, meant) => {
  expect(nearest(typed, commands)).toBe(meant)
})

test.each(['deploy', 'x', ''])('%j means none of them', (typed) => {
  expect(nearest(typed, commands)).toBeNull()
})

test('a swap of neighbours is one slip', () => {
  expect(editDistance('form', 'from')).toBe(1)
  expect(editDistance('', 'abc')).toBe(3)
  expect(editDistance('kitten', 'sitting')).toBe(3)
})

import { expect, test } from 'vitest'
import { positionOf } from '../../src/kernel/text.ts'

test.each([
  ['ab\ncd', 0, 1, 1],
  ['ab\ncd', 2, 1, 3],
  ['ab\ncd', 3, 2, 1],
  ['ab\r\ncd', 4, 2, 1],
  ['ab\rcd', 3, 2, 1],
  ['ab\n', 3, 2, 1],
  ['', 0, 1, 1],
  ['ab', 99, 1, 3],
  ['ab', -1, 1, 1],
])('%j at %i is line %i, column %i', (source, offset, line, column) => {
  expect(positionOf(source, offset)).toEqual({ line, column })
})

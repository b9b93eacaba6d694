import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { formatBlueprint } from '../../src/blueprint/format/format.ts'
import { taskhub } from './taskhub.ts'

/** Always the same numbers. */
function* random(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    yield state
  }
}

test('whatever is cut out, put in or doubled, there is an answer, and every problem has a place', () => {
  const numbers = random(7)
  const next = (below: number): number => numbers.next().value! % below
  const pieces = [
    '[',
    '{',
    ': ',
    ' #',
    '->',
    '|',
    '..',
    '(',
    ')',
    '"',
    '\t',
    '\n',
    '&a ',
    '*a ',
    '!x ',
    'or',
    '=',
    '\u0000',
    '💥',
  ]
  for (let round = 0; round < 400; round += 1) {
    const at = next(taskhub.length)
    const text = taskhub.slice(0, at) + pieces[next(pieces.length)]! + taskhub.slice(at + next(12))
    const { problems } = checkBlueprint(text)
    for (const { start, end, message } of problems) {
      expect(message).not.toBe('')
      expect([start >= 0, end >= start, end <= text.length + 1]).toEqual([true, true, true])
    }
    expect(() => formatBlueprint(text)).not.toThrow()
  }
}, 60_000)

test('what is nested without end is refused', () => {
  const deep = (open: string, close: string): string => `architect: 1\na: ${open.repeat(200)}x${close.repeat(200)}\n`
  expect(checkBlueprint(deep('[', ']')).problems).toHaveLength(1)
  expect(
    checkBlueprint(taskhub.replace('read: owner or members', `read: ${'('.repeat(5000)}owner${')'.repeat(5000)}`))
      .problems,
  ).toHaveLength(1)
})

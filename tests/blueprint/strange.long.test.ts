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

const one = (field: string, rule = 'anyone'): string =>
  `architect: 1\napp: x\nresources:\n  A:\n    fields: { a: ${field} }\n    access: { read: ${rule} }\n`

/** What is said of a text; one thing, as all of these are wrong in one place. */
function said(text: string): string {
  const { problems } = checkBlueprint(text)
  expect(problems).toHaveLength(1)
  return problems[0]!.message
}

test('what is nested or strung together without end is refused', () => {
  expect(said(`architect: 1\napp: ${'['.repeat(200)}x${']'.repeat(200)}\n`)).toBe('this is nested too deeply')
  expect(said(`architect: 1\napp: ${'['.repeat(100_000)}`)).toBe('this is nested too deeply')
  expect(said(taskhub.replace('read: owner or members', `read: ${'('.repeat(200)}owner${')'.repeat(200)}`))).toBe(
    'this is nested too deeply',
  )
  for (const text of [
    one(`${'list '.repeat(50_000)}str`),
    one(`${'many A with b('.repeat(20_000)}str${')'.repeat(20_000)}`),
    one('str', `a${' + 1'.repeat(100_000)} = 2`),
    one('str', `a${'.a'.repeat(100_000)}`),
  ])
    expect(said(text)).toBe('a value has at most 500 words')
})

test('words every object of JavaScript knows are words like any other', () => {
  expect(said('architect: 1\napp: x\nbudgets: { read: 5constructor }\n')).toBe('5constructor is no length of time')
  expect(said('architect: 1\napp: x\nauth: { api_keys: { rate: 5/constructor } }\n')).toBe('5/constructor is no rate')
  expect(said(one('file <= 3constructor'))).toBe('3constructor is no size')
  expect(said(one('constructor'))).toBe('constructor is no type')
  expect(said('architect: 1\napp: x\n__proto__: 1\n')).toBe('unknown key __proto__')
})

test('what is nothing, or two things, is said to be', () => {
  expect(said('architect: 1\napp: x\nresources:\n')).toBe('nothing stands here')
  expect(said('architect: 1\napp: x\n---\napp: y\n')).toBe('a second document begins here')
  expect(said(one('str').replace('  A:', '  None:'))).toBe('None is a word of Python itself')
  expect(said(`${one('x|y')}    checks: { a: a = x }\n`)).toBe('a is checked already, by the type of the field')
})

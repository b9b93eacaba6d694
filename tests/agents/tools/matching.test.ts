import { expect, test } from 'vitest'
import type { Kind, Row } from '../../../src/agents/tools/look/kind.ts'
import { holding } from '../../../src/agents/tools/look/matching.ts'

const row = (name: string, reads: readonly string[]): Row => ({ name, places: [], field: () => reads })
const rows = [row('one', ['order', 'orderline']), row('two', ['orderline']), row('three', [])]
const kind: Kind = { name: 'operations', answers: '', brief: [], fields: ['reads'], rows: () => rows }
const left = (...where: readonly string[]): readonly string[] => holding(rows, kind, where).map(({ name }) => name)

test('where a list names exactly that, a longer name is not meant', () => {
  expect(left('reads=order')).toEqual(['one'])
  expect(left('reads!=order')).toEqual(['two', 'three'])
  expect(left('reads=orderline')).toEqual(['one', 'two'])
})

test('a part of a name is enough where nothing is called exactly so', () => {
  expect(left('reads=line')).toEqual(['one', 'two'])
  expect(left('reads')).toEqual(['one', 'two'])
  expect(left('reads=order', 'reads=line')).toEqual(['one'])
})

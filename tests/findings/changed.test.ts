import { expect, test } from 'vitest'
import { touchedBy } from '../../src/findings/changed.ts'
import { at, finding } from '../fixtures/finding.ts'

const rules = (...change: Parameters<typeof touchedBy>[1]) => touchedBy([here, there], change).map(({ rule }) => rule)
const here = finding('access/open', { places: [at('app.py', 10)] })
const there = finding('access/weak', {
  places: [at('app.py', 50)],
  proof: [{ what: 'included here', at: at('main.py', 3) }],
})

test('a finding belongs to a change that touches its place or a step of its proof', () => {
  expect(rules({ file: 'app.py', lines: [[9, 11]] })).toEqual(['access/open'])
  expect(rules({ file: 'main.py', lines: [[1, 5]] })).toEqual(['access/weak'])
  expect(rules({ file: 'app.py', lines: null })).toEqual(['access/open', 'access/weak'])
  expect(rules({ file: 'app.py', lines: [[20, 30]] })).toEqual([])
})

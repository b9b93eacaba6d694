import { expect, test } from 'vitest'
import { applyBaseline, baselineOf, readBaseline, writtenBaseline } from '../../src/findings/baseline.ts'
import { at, finding } from '../fixtures/finding.ts'

const one = finding('access/open', { fingerprint: 'a1' })
const other = finding('api/hidden', { fingerprint: 'b2' })

test('a finding the baseline knows is left out, wherever its lines moved to', () => {
  const baseline = baselineOf([one])
  const moved = { ...one, places: [at('app/orders.py', 99)] }
  const result = applyBaseline([moved, other], baseline)
  expect(result.findings).toEqual([other])
  expect(result.suppressed.map(({ by }) => by)).toEqual(['baseline'])
})

test('what is repaired leaves the baseline', () => {
  expect(applyBaseline([one], baselineOf([one, other])).baseline).toEqual(baselineOf([one]))
})

test('what was written is read again, in an order of its own', () => {
  const text = writtenBaseline(baselineOf([other, one]))
  expect(readBaseline(text, 'baseline.json')).toEqual(baselineOf([one, other]))
})

test.each(['', 'no json', '[]', '{"version": 2, "findings": []}', '{"version": 1, "findings": [3]}'])(
  'a file that is none is refused: %s',
  (text) => expect(readBaseline(text, 'b.json')).toMatchObject({ at: { path: 'b.json' } }),
)

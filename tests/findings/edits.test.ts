import { expect, test } from 'vitest'
import { applyEdits, chooseRepairs } from '../../src/findings/edits.ts'
import type { Edit } from '../../src/model/index.ts'
import { finding } from '../fixtures/finding.ts'

const edit = (line: number, column: number, endColumn: number, text: string): Edit => ({
  at: { file: 'app.py', line, column, endLine: line, endColumn },
  text,
})
const fixing = (fingerprint: string, edits: readonly Edit[], safe = true) =>
  finding('api/limit', { fingerprint, fix: { title: 'Repair', safe, edits } })

test('edits are made where they were meant, whatever the others add', () => {
  const source = 'first = 1\nsecond = 2\n'
  expect(applyEdits(source, [edit(1, 9, 10, '100'), edit(2, 10, 11, '200'), edit(1, 1, 1, 'import x\n')])).toBe(
    'import x\nfirst = 100\nsecond = 200\n',
  )
})

test('a fix that overlaps an earlier one waits; the same edit twice is made once', () => {
  const { findings, edits } = chooseRepairs(
    [fixing('a', [edit(1, 1, 5, 'x')]), fixing('b', [edit(1, 3, 8, 'y')]), fixing('c', [edit(1, 1, 5, 'x')])],
    false,
  )
  expect(findings.map(({ fingerprint }) => fingerprint)).toEqual(['a', 'c'])
  expect(edits.get('app.py')).toHaveLength(1)
})

test('what may change behaviour is only repaired when asked for', () => {
  const risky = [fixing('a', [edit(1, 1, 2, 'x')], false)]
  expect(chooseRepairs(risky, false).findings).toEqual([])
  expect(chooseRepairs(risky, true).findings).toHaveLength(1)
})

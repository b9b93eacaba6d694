import { describe, expect, test } from 'vitest'
import { applyComments } from '../../src/findings/comments.ts'
import { at, finding } from '../fixtures/finding.ts'

const known = new Set(['access/open', 'access/weak', 'api/hidden'])
const apply = (source: string, ...found: readonly ReturnType<typeof finding>[]) =>
  applyComments(found, [{ path: 'app.py', source }], known)
const open = (line: number) => finding('access/open', { places: [at('app.py', line)] })
const rulesOf = ({ findings }: ReturnType<typeof apply>) => findings.map(({ rule }) => rule)

describe('a suppression', () => {
  test('at the end of the line writes the finding off and keeps the reason', () => {
    const result = apply('x = 1  # architect: ignore[access/open] the gateway asks', open(1))
    expect(result.findings).toEqual([])
    expect(result.suppressed.map(({ reason, by }) => ({ reason, by }))).toEqual([
      { reason: 'the gateway asks', by: 'comment' },
    ])
  })

  test('alone on a line speaks of the code below, past other comments', () => {
    const source = '# architect: ignore[access] behind a gateway\n# another comment\n\ndef read(): ...\n'
    expect(rulesOf(apply(source, open(4)))).toEqual([])
  })

  test('of a family covers its rules, of another rule it does not', () => {
    expect(rulesOf(apply('x  # architect: ignore[api/hidden] known', open(1)))).toEqual([
      'access/open',
      'suppression/unused',
    ])
  })

  test('for the file covers every line', () => {
    const source = '# architect: ignore-file[access/open] a demo\n\n\nx = 1\ny = 2\n'
    expect(rulesOf(apply(source, open(4), open(5)))).toEqual([])
  })

  test('takes only its own place out of a finding with several', () => {
    const both = finding('access/open', { places: [at('app.py', 1), at('app.py', 2)] })
    const { findings } = apply('x  # architect: ignore[access/open] here\ny', both)
    expect(findings.map(({ places }) => places.map(({ line }) => line))).toEqual([[2]])
  })

  test.each([
    ['x  # architect: ignore[access/open]', 'suppression/without-reason'],
    ['x  # architect: ignore all of it', 'suppression/names-no-rule'],
    ['x  # architect: ignore[acess/open] typo', 'suppression/unknown-rule'],
    ['x\ny  # architect: ignore[access/weak] gone', 'suppression/unused'],
  ])('%s is itself found: %s', (source, rule) => {
    expect(rulesOf(apply(source, finding('api/hidden', { places: [at('app.py', 1)] })))).toContain(rule)
  })

  test('of a rule that did not run is not called unused', () => {
    const source = [{ path: 'app.py', source: 'x  # architect: ignore[access/open] reason' }]
    expect(applyComments([], source, known, new Set(['api/hidden'])).findings).toEqual([])
  })
})

describe('a suppression in SQL', () => {
  const built = finding('access/open', { places: [{ ...at('2_index.sql', 3), endLine: 4 }] })
  const applySql = (source: string) => applyComments([built], [{ path: '2_index.sql', source }], known)

  test('stands at the end of any line of its statement', () => {
    const source =
      '-- migrate:up\n\nCREATE INDEX a\nON orders (b);  -- architect: ignore[access/open] the table is small\n'
    expect(applySql(source).suppressed.map(({ reason }) => reason)).toEqual(['the table is small'])
  })

  test('speaks of the statement below when it stands alone', () => {
    const source =
      '-- architect: ignore[access] the table is small\n-- another comment\nCREATE INDEX a\nON orders (b);\n'
    expect(applySql(source).findings).toEqual([])
  })

  test('is a comment of SQL, as that of Python is one of Python', () => {
    expect(applySql('\n\nSELECT 1 # architect: ignore[access/open] no comment\n').findings).toEqual([built])
    expect(rulesOf(apply('x  -- architect: ignore[access/open] no comment', open(1)))).toEqual(['access/open'])
  })

  test('that nothing needs is found', () => {
    const source = 'SELECT 1;  -- architect: ignore[access/open] small\n\nCREATE INDEX a\nON orders (b);\n'
    expect(applySql(source).findings.map(({ rule }) => rule)).toEqual(['access/open', 'suppression/unused'])
  })
})

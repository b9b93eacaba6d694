import { expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { readRecords } from '../../../src/readers/project/records.ts'

const records = (files: Readonly<Record<string, string>>) => readRecords(memoryTree(files))
const only = (text: string, file = 'docs/adr/0007-use-postgres.md') => records({ [file]: text })[0]!

test.each([
  ['Nygard', '# 7. Use Postgres\n\nDate: 2024-01-02\n\n## Status\n\nAccepted\n\n## Context\n'],
  ['MADR 2', '# Use Postgres\n\n* Status: accepted\n* Deciders: x\n* Date: 2024-01-02\n'],
  ['MADR 3', '---\nstatus: accepted\ndate: 2024-01-02\ndeciders: x\n---\n# Use Postgres\n'],
  ['MADR 4', '---\nstatus: "accepted"\ndate: 2024-01-02\ndecision-makers: x\n---\n\n# Use Postgres\n'],
  ['status and date in a line', '# ADR-007: Use Postgres\n\nStatus: accepted · 2024-01-02\n'],
  ['a table', '# 7 - Use Postgres\n\n| Status | Accepted |\n| Date | 2024/01/02 |\n'],
  ['headings', '# Use Postgres\n\n## Status\n\nApproved\n\n## Date\n\n2024-01-02\n'],
  [
    'a Y-statement',
    '# Use Postgres\n\nStatus: accepted\nDate: 2024-01-02\n\nIn the context of orders, facing reports, we decided for Postgres and neglected files, to achieve joins, accepting that it must be run.\n',
  ],
])('number, title, status and date are read as %s writes them', (_, text) => {
  expect(only(text)).toMatchObject({ number: '0007', title: 'Use Postgres', status: 'accepted', date: '2024-01-02' })
})

test.each([
  ['Accepted', 'accepted'],
  ['Superceded by [9](0009-x.md)', 'superseded'],
  ['Accepted. Supersedes ADR 3', 'accepted'],
  ['not accepted', 'rejected'],
  ['Not yet decided', 'proposed'],
  ['undecided', 'unknown'],
  ['[proposed | rejected | accepted | deprecated]', 'unknown'],
  ['', 'unknown'],
])('the status %j is %s', (written, status) => {
  expect(only(`# X\n\n## Status\n\n${written}\n`).status).toBe(status)
})

test.each([
  ['docs/adr/ADR-007.md', '# X', '007'],
  ['docs/adr/20240115-use-postgres.md', '# X', '20240115'],
  ['docs/adr/use-postgres.md', '# ADR 7: X', '7'],
  ['docs/adr/use-postgres.md', '# X', ''],
  ['docs/adr/2fa-for-admins.md', '# 2FA for admins', ''],
])('%s with %s has the number %j', (file, text, number) => {
  expect(only(`${text}\n`, file).number).toBe(number)
})

test('a record that takes the place of others is told on both sides, whichever says so', () => {
  const found = records({
    'docs/adr/0001-a.md': '# 1. A\n\n## Status\n\nSuperceded by [3. C](0003-c.md)\n',
    'docs/adr/0002-b.md': '# 2. B\n\nStatus: accepted\n',
    'docs/adr/0003-c.md': '# 3. C\n\n## Status\n\nAccepted\n\nSupersedes ADR 2, on 2024-01-04\n',
    'docs/adr/0004-d.md':
      '# 4. D\n\nStatus: accepted\n\nIt was long thought that whatever is written here supersedes 1.\n',
  })
  expect(found.map(({ number, supersedes, supersededBy }) => [number, supersedes, supersededBy])).toEqual([
    ['0001', [], ['docs/adr/0003-c.md']],
    ['0002', [], ['docs/adr/0003-c.md']],
    ['0003', ['docs/adr/0001-a.md', 'docs/adr/0002-b.md'], []],
    ['0004', [], []],
  ])
})

test('MADR names the record in its front matter', () => {
  const found = records({
    'docs/decisions/0001-a.md': '---\nstatus: superseded by ADR-0002\n---\n# A\n',
    'docs/decisions/0002-b.md': '---\nstatus: accepted\n---\n# B\n',
  })
  expect(found.map(({ status, supersedes }) => [status, supersedes])).toEqual([
    ['superseded', []],
    ['accepted', ['docs/decisions/0001-a.md']],
  ])
})

test('checks stand in a block of code marked architect, each with its place', () => {
  const { checks } = only(
    '# X\n\n### Confirmation\n\n```architect\n# who may see what\naccess\nstructure/layer-skipped @ app/api/**, !app/api/health.py\n\n  no import httpx@app/domain # the gateway does it\n```\n\n```python\naccess\n```\n',
  )
  expect(checks.map(({ rule, scope, at }) => [rule, scope, `${at.line}:${at.column}-${at.endColumn}`])).toEqual([
    ['access', [], '7:1-7'],
    ['structure/layer-skipped', ['app/api/**', '!app/api/health.py'], '8:1-57'],
    ['no import httpx', ['app/domain'], '10:3-29'],
  ])
})

test('the folder that .adr-dir names is honoured, and one that leads out is not', () => {
  expect(records({ '.adr-dir': 'notes/decided\n', 'notes/decided/0001-a.md': '# 1. A\n' })).toHaveLength(1)
  expect(records({ 'backend/.adr-dir': 'log', 'backend/log/0001-a.md': '# 1. A\n' })).toHaveLength(1)
  expect(records({ '.adr-dir': '../other\n', 'other/0001-a.md': '# 1. A\n' })).toEqual([])
})

test('a decision about templates is a decision, and a template is none', () => {
  const files = [
    '0012-one-template-engine.md',
    'template.md',
    'adr-template-bare.md',
    '0000-template.md',
    '_template.md',
  ]
  expect(
    records(Object.fromEntries(files.map((name) => [`docs/adr/${name}`, '# X\n']))).map(({ file }) => file),
  ).toEqual(['docs/adr/0012-one-template-engine.md'])
})

test('hostile records are read in bounded time', () => {
  const started = performance.now()
  const text = `# ${'7. '.repeat(20_000)}\n${'supersedes '.repeat(3_000)}\n${'](0001-a.md'.repeat(9_000)}\n${'```architect\n'.repeat(9_000)}`
  expect(only(text).checks.length).toBeLessThanOrEqual(100)
  expect(performance.now() - started).toBeLessThan(2_000)
})

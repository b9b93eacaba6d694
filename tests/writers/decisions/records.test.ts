import { describe, expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import type { Decision, Run } from '../../../src/model/index.ts'
import { readRecords } from '../../../src/readers/project/records.ts'
import {
  MADR,
  NYGARD,
  filledIn,
  formLike,
  madrRecord,
  nextName,
  withChecks,
  withStatus,
  withSuperseded,
} from '../../../src/writers/decisions/index.ts'
import { place } from '../../fixtures/backend.ts'

const head = { number: '0009', title: 'Keys are UUIDs', date: '2026-03-01', status: 'accepted' }
const asRead = (text: string) => readRecords(memoryTree({ 'docs/adr/0009-keys.md': text }))[0]!

describe('a form is filled in', () => {
  test.each([
    ['MADR 4 as we have it', MADR],
    ['Nygard as we have it', NYGARD],
    ['adr-tools', '# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n\n## Context\n'],
    ['places between brackets', '# {NUMBER}. {{ TITLE }}\n\nDate: <DATE>\n\n## Status\n\n[STATUS]\n\n## Context\n'],
    [
      'MADR 4 as published',
      '---\nstatus: "{proposed | rejected | accepted | deprecated | … | superseded by ADR-0123"\ndate: {YYYY-MM-DD when the decision was last updated}\n---\n\n# {short title, representative of solved problem and found solution}\n',
    ],
    [
      'MADR 2',
      '# [short title of solved problem and solution]\n\n* Status: [proposed | rejected | accepted]\n* Date: [YYYY-MM-DD when the decision was last updated]\n',
    ],
    [
      'MADR 4 with its keys as comments, and a title for Jekyll',
      '---\nparent: Decisions\ntitle: ADR Template\n\n# status: "{proposed | accepted}"\n# date: {YYYY-MM-DD}\n---\n<!-- markdownlint-disable-next-line MD025 -->\n# {short title}\n',
    ],
    ['front matter without a status', '---\nparent: Decisions\n---\n# Title\n'],
    ['a table', '# ADR-NNNN: Title\n\n| Status | Proposed |\n| --- | --- |\n| Date | YYYY-MM-DD |\n'],
    ['Windows', '# ADR-0000: Title\r\n\r\nStatus: draft\r\nDate: 2020-01-01\r\n\r\n## Context\r\n'],
    ['the section without a word', '# Title\n\n## Status\n\n## Date\n\n'],
    ['nothing', ''],
  ])('%s', (_, form) => {
    const text = filledIn(form, head)
    expect(asRead(text)).toMatchObject({ number: '0009', title: 'Keys are UUIDs', status: 'accepted' })
    expect(asRead(text).date).toBe(/date:|date \|/i.test(form) ? '2026-03-01' : null)
    expect(text).not.toMatch(/ADR Template|^Status: .*\n[^]*^---$/m)
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(!form.includes('\r\n'))
  })

  test('a project whose records are like those of Nygard goes on with them', () => {
    expect(formLike('# 1. X\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n\n## Consequences\n')).toBe(NYGARD)
    expect(formLike('# X\n\n## Context and Problem Statement\n\n## Decision Outcome\n')).toBe(MADR)
    expect(formLike(null)).toBe(MADR)
  })
})

test.each([
  [[], '0001-keys-are-uuids.md'],
  [['0007-a.md', '0009-b.md'], '0010-keys-are-uuids.md'],
  [['ADR-007-a.md'], 'ADR-008-keys-are-uuids.md'],
  [['adr_7_a.md'], 'adr_8_keys_are_uuids.md'],
  [['99-a.md'], '100-keys-are-uuids.md'],
  [['20240115-a.md'], '20260301-keys-are-uuids.md'],
] as const)('after %j comes %s', (beside, name) => {
  const numbered = beside.map((one) => ({ name: one, number: /\d+/.exec(one)![0] }))
  expect(nextName('Keys are UUIDs', numbered, '2026-03-01').name).toBe(name)
})

test.each([
  ['Straße & Übergrößen: 100 %', '0001-straße-ubergroßen-100.md'],
  ['データベース', '0001-データベース.md'],
  ['../../etc/passwd', '0001-etc-passwd.md'],
  ['!!!', '0001-decision.md'],
])('%s is a name for a file', (title, name) => {
  expect(nextName(title, [], '2026-03-01').name).toBe(name)
})

test.each([
  ['Nygard', '# 1. A\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nAccepted wisdom.\n'],
  ['MADR 4', '---\nstatus: accepted\ndate: 2020-01-01\n---\n# A\n'],
  ['MADR 2', '# A\n\n* Status: accepted\n* Date: 2020-01-01\n'],
  ['a line with its day', '# A\n\nStatus: accepted · 2020-01-01\n'],
  ['bold', '# A\n\n**Status:** Accepted\n\n**Date:** 2020-01-01\n'],
])('what %s writes is superseded, and nothing else of it changes', (_, text) => {
  const after = withStatus(text, 'superseded by [ADR-0009](0009-keys.md)')
  const files = { 'docs/adr/0001-a.md': after, 'docs/adr/0009-keys.md': '# 9. Keys\n' }
  expect(readRecords(memoryTree(files))[0]).toMatchObject({
    title: 'A',
    status: 'superseded',
    date: '2020-01-01',
    supersededBy: ['docs/adr/0009-keys.md'],
  })
  expect(after.split('\n').filter((line) => !text.includes(line) && !/supersed/i.test(line))).toEqual([])
})

test('both forms say what they take the place of, and what keeps the code to them, as it is read back', () => {
  const checks = [
    { rule: 'access', scope: [] },
    { rule: 'no import httpx', scope: ['app/**', '!app/gateway/**'] },
  ]
  for (const form of [MADR, NYGARD, '# Title\n']) {
    const text = withChecks(withSuperseded(filledIn(form, head), ['[ADR-0001](0001-a.md)']), checks)
    const [, record] = readRecords(memoryTree({ 'docs/adr/0001-a.md': '# 1. A\n', 'docs/adr/0009-keys.md': text }))
    expect(record).toMatchObject({ supersedes: ['docs/adr/0001-a.md'], status: 'accepted' })
    expect(record!.checks.map(({ rule, scope }) => ({ rule, scope }))).toEqual(checks)
    expect(asRead(withChecks(text, [{ rule: 'queries', scope: [] }])).checks).toHaveLength(3)
  }
})

const decision: Decision = {
  id: 'offset-or-cursor',
  name: 'offset-or-cursor',
  question: 'How are lists of `orders` paged?',
  about: ['orders'],
  because: 'Lists of orders are long',
  places: [place('app/orders.py', 12)],
  options: [
    {
      name: 'cursor',
      title: 'Cursor',
      gains: ['every page costs the same'],
      costs: ['no jump to a page'],
      measured: [{ what: 'pages read for page 1,000', value: 4, unit: '', run: 'R1' }],
    },
    {
      name: 'offset',
      title: 'Offset',
      gains: [],
      costs: ['late pages cost more'],
      measured: [{ what: 'pages read for page 1,000', value: 20_417, unit: '', run: 'R1' }],
    },
  ],
  recommended: 'cursor',
  reasons: [{ text: 'Page 1,000 reads 20,417 pages with an offset and 4 with a cursor', runs: ['R1'], places: [] }],
  today: 'offset',
}
const runs: readonly Run[] = [
  { id: 'R1', what: 'EXPLAIN in a twin, 5,000,000 rows', command: 'architect plans . --rows orders=5e6', seconds: 1 },
  { id: 'R2', what: 'something else', command: 'x', seconds: 1 },
]

describe('a decision that was measured', () => {
  const text = madrRecord({
    ...head,
    decision,
    chosen: 'cursor',
    runs,
    checks: [{ rule: 'api/list-unpaginated', scope: [] }],
  })

  test('is a record with its options, its figures and the runs they come from', () => {
    expect(text).toContain('How are lists of `orders` paged?')
    expect(text).toContain('Lists of orders are long (`app/orders.py:12`)')
    expect(text).toContain('* Today it is: Offset.')
    expect(text).toContain('Chosen option: "Cursor", because: Page 1,000 reads 20,417 pages')
    expect(text).toContain('| pages read for page 1,000 | 20,417 | R1 |')
    expect(text).toContain('* R1: EXPLAIN in a twin, 5,000,000 rows. Again: `architect plans . --rows orders=5e6`')
    expect(text).not.toContain('R2')
    expect(asRead(text)).toMatchObject({
      title: 'Keys are UUIDs',
      status: 'accepted',
      checks: [{ rule: 'api/list-unpaginated' }],
    })
  })

  test('says so where somebody chose against the advice, and where nobody chose', () => {
    expect(madrRecord({ ...head, decision, chosen: 'offset', runs, checks: [] })).toContain(
      'Chosen option: "Offset" (recommended was "Cursor")',
    )
    expect(
      madrRecord({ ...head, decision: { ...decision, recommended: null }, chosen: null, runs, checks: [] }),
    ).toContain('Nothing is chosen yet.')
  })

  test('of a hostile repository breaks no structure', () => {
    const hostile = 'x\n\n## Status\n\nrejected <script>alert(1)</script> | ](http://e) ```architect\naccess\n```'
    const broken = madrRecord({
      ...head,
      title: hostile,
      decision: {
        ...decision,
        question: hostile,
        because: hostile,
        about: [hostile],
        options: [{ ...decision.options[0]!, title: hostile, gains: [hostile] }],
      },
      chosen: 'cursor',
      runs,
      checks: [],
    })
    expect(asRead(broken)).toMatchObject({ status: 'accepted', checks: [] })
    expect(broken).not.toMatch(/^## Status|^```/m)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type RecordRequest,
  listDecisions,
  planRecord,
  recordDecision,
  verifyDecisions,
} from '../../src/flows/decisions.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { VerifiedDecision } from '../../src/model/index.ts'
import { folderWith } from './folder.ts'

const record = (title: string, status: string, ...checks: readonly string[]): string =>
  `# ${title}\n\n## Status\n\n${status}\n\n## Confirmation\n\n\`\`\`architect\n${checks.join('\n')}\n\`\`\`\n`

const MAIN = `from fastapi import FastAPI
import httpx
from app.rates import rate

app = FastAPI()

@app.get("/items/{item_id}")
def read(item_id: int) -> int:
    return rate(item_id)

@app.get("/items/first")
def first() -> int:
    return 1
`
const shop = (records: Readonly<Record<string, string>>): string =>
  folderWith({
    'app/main.py': MAIN,
    'app/rates.py': 'import httpx\n\ndef rate(item: int) -> int:\n    return item\n',
    'tests/test_main.py': 'import httpx\n',
    'scripts/load.py': 'import httpx\n',
    ...Object.fromEntries(Object.entries(records).map(([name, text]) => [`docs/adr/${name}.md`, text])),
  })

const RECORDS: Readonly<Record<string, string>> = {
  '0001-routes': record('1. Routes', 'Accepted', 'api/route-hidden'),
  '0002-http': record('2. HTTP', 'Accepted', 'no import httpx @ !app/rates.py'),
  '0003-rates': record('3. Rates', 'Accepted', 'no import httpx @ app/rates.py', 'injection'),
  '0004-tests': record('4. Tests', 'Accepted', 'no import httpx @ tests', 'no call eval'),
  '0005-kept': record('5. Kept', 'Accepted', 'injection/sql @ app', 'no import requests'),
  '0011-a': record('11. A', 'Proposed', 'api/route-hidden'),
  '0012-b': record('12. B', 'Superseded by 3', 'api/route-hidden'),
  '0013-c': record('13. C', '?', 'api/route-hidden'),
  '0014-d': '# 14. D\n\n## Status\n\nAccepted\n\n## Decision\n\nWe like it.\n',
  '0021-a': record('21. A', 'Accepted', 'migrations', 'access @ apps/**'),
  '0023-c': record('23. C', 'Accepted', 'injection @ scripts'),
  '0022-b': record('22. B', 'Accepted', 'acess', 'no imports httpx'),
  '0031-a': '# 31. A\n\nStatus: accepted\n\n## Decision\n\nAll paths must be prefixed with `/api/v1`.\n',
}

const verify = async (directory: string) =>
  (await verifyDecisions({ directory, entries: [], environment: {}, lab: false, cache: false }, silent)).decisions
const shown = ({ record: { number }, state, checks }: VerifiedDecision) => [
  number,
  state,
  ...checks.map(({ text, answer, because }) => `${text}: ${answer}, ${because}`),
]

describe('the code is held against decisions on record', () => {
  // One review answers all of these.
  let once: Promise<readonly VerifiedDecision[]> | null = null
  const all = () => (once ??= verify(shop(RECORDS)))
  const from = async (first: string, last: string) =>
    (await all()).filter(({ record: { number } }) => first <= number && number <= last).map(shown)

  test('a rule, a family and a forbidden import are answered, each with where', async () => {
    expect(await from('0001', '0005')).toEqual([
      ['0001', 'contradicted', 'api/route-hidden: broken, 1 finding where none may be'],
      ['0002', 'contradicted', 'no import httpx @ !app/rates.py: broken, 2 places where none may be'],
      [
        '0003',
        'contradicted',
        'no import httpx @ app/rates.py: broken, 1 place where none may be',
        expect.stringMatching(/^injection: holds, \d+ rules ran over 2 files and found nothing$/),
      ],
      [
        '0004',
        'contradicted',
        'no import httpx @ tests: broken, 1 place where none may be',
        'no call eval: holds, it was looked for, and is nowhere',
      ],
      [
        '0005',
        'kept',
        'injection/sql @ app: holds, the rule ran over 2 files and found nothing',
        'no import requests: holds, it was looked for, and is nowhere',
      ],
    ])
    const places = (await all()).map(({ checks }) =>
      checks[0]?.findings.flatMap((one) => one.places.map(({ file, line }) => `${file}:${line}`)),
    )
    expect(places.slice(0, 4)).toEqual([
      ['app/main.py:12'],
      ['app/main.py:2', 'scripts/load.py:1'],
      ['app/rates.py:1'],
      ['tests/test_main.py:1'],
    ])
  })

  test('what is not accepted is listed and not enforced', async () => {
    expect(await from('0011', '0014')).toEqual([
      ['0011', 'not in force', 'api/route-hidden: not in force, the decision is proposed'],
      ['0012', 'not in force', 'api/route-hidden: not in force, the decision is superseded'],
      ['0013', 'not in force', 'api/route-hidden: not in force, the record says no status that is known'],
      ['0014', 'not checked'],
    ])
  })

  test('silence is no evidence: what nobody could see, and what nobody can check, is said', async () => {
    expect(await from('0021', '0023')).toEqual([
      [
        '0021',
        'unknown',
        'migrations: unknown, it is judged by running the migrations: add --lab',
        'access @ apps/**: unknown, no code that was read lies where it holds',
      ],
      [
        '0022',
        'mistaken',
        'acess: mistaken, there is no rule or family "acess": did you mean access?',
        expect.stringContaining('after `no` comes import or call'),
      ],
      ['0023', 'unknown', 'injection @ scripts: unknown, no code that was read lies where it holds'],
    ])
  })

  test('a sentence of the decision that is understood is checked as well', async () => {
    const decision = (await all()).at(-1)!
    expect(decision).toMatchObject({ state: 'contradicted', checks: [{ answer: 'broken' }] })
    expect(decision.checks[0]!.findings[0]!.proof[0]!.at).toMatchObject({ file: 'docs/adr/0031-a.md', line: 7 })
  })

  test('what is written off with a reason contradicts nothing, and is counted', async () => {
    const repository = folderWith({
      'app/main.py': MAIN.replace('from app.rates import rate\n', '').replace(
        'def first() -> int:',
        'def first() -> int:  # architect: ignore[api/route-hidden] kept for old clients',
      ),
      'docs/adr/0001-a.md': record('1. A', 'Accepted', 'api/route-hidden'),
    })
    const [decision] = await verify(repository)
    expect(decision).toMatchObject({ state: 'kept', checks: [{ answer: 'holds', findings: [] }] })
    expect(decision!.checks[0]!.excepted).toHaveLength(1)
  })

  test('a record in a part of the repository speaks for that part', async () => {
    const repository = folderWith({
      'a/main.py': MAIN.replace('from app.rates import rate\n', ''),
      'a/docs/adr/0001-x.md': record('1. X', 'Accepted', 'no import httpx @ *.py'),
      'b/client.py': 'import httpx\n',
      'b/docs/adr/0001-x.md': record('1. X', 'Accepted', 'no import requests @ *.py'),
    })
    const decisions = await verify(repository)
    expect(decisions.map(({ record: { file }, state }) => [file, state])).toEqual([
      ['a/docs/adr/0001-x.md', 'contradicted'],
      ['b/docs/adr/0001-x.md', 'kept'],
    ])
  })
})

describe('a decision is put on record', () => {
  const request = (directory: string, given: Partial<RecordRequest>): RecordRequest => ({
    directory,
    title: 'Keys are UUIDs',
    status: 'accepted',
    date: '2026-03-01',
    supersedes: [],
    checks: [],
    decided: null,
    ...given,
  })
  const text = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8')

  test('numbered on, in the form of the project, linked both ways', () => {
    const repository = folderWith({
      '.adr-dir': 'log\n',
      'log/0003-old.md': '# 3. Old\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n',
    })
    const { file } = recordDecision(request(repository, { supersedes: ['3'], checks: [{ rule: 'access', scope: [] }] }))
    expect(file).toBe('log/0004-keys-are-uuids.md')
    expect(text(repository, file)).toContain(
      '# 4. Keys are UUIDs\n\nDate: 2026-03-01\n\n## Status\n\nAccepted\n\nSupersedes [ADR-0003](0003-old.md)',
    )
    expect(text(repository, 'log/0003-old.md')).toContain(
      '## Status\n\nSuperseded by [ADR-0004](0004-keys-are-uuids.md)\n',
    )
    expect(listDecisions(repository).map(({ number, status, checks }) => [number, status, checks.length])).toEqual([
      ['0003', 'superseded', 0],
      ['0004', 'accepted', 1],
    ])
  })

  test('a plan says what would be written, and writes nothing', () => {
    const folder = folderWith({ 'docs/adr/0001-old.md': '# 1. Old\n\nStatus: accepted\n' })
    const { changes } = planRecord(request(folder, { supersedes: ['1'] }))
    expect(changes.map(({ path, before }) => [path, before === null])).toEqual([
      ['docs/adr/0002-keys-are-uuids.md', true],
      ['docs/adr/0001-old.md', false],
    ])
    expect(listDecisions(folder)).toHaveLength(1)
  })

  test('what is only proposed takes nobody’s place yet', () => {
    const repository = folderWith({ 'docs/adr/0001-old.md': '# 1. Old\n\nStatus: accepted\n' })
    recordDecision(request(repository, { supersedes: ['0001'], status: 'proposed' }))
    expect(text(repository, 'docs/adr/0001-old.md')).toBe('# 1. Old\n\nStatus: accepted\n')
    expect(listDecisions(repository)[0]).toMatchObject({ supersededBy: ['docs/adr/0002-keys-are-uuids.md'] })
  })

  test.each([
    ['docs/decisions/adr-template.md', '# {title}\n', 'docs/decisions/0001-keys-are-uuids.md'],
    ['doc/adr/templates/template.md', '# NUMBER. TITLE\n', 'doc/adr/0001-keys-are-uuids.md'],
    ['README.md', '# Shop\n', 'docs/adr/0001-keys-are-uuids.md'],
  ])('where there is only %s the first one is %s', (path, content, file) => {
    expect(recordDecision(request(folderWith({ [path]: content }), {})).file).toBe(file)
  })

  test.each([
    [{ supersedes: ['7'] }, 'there is no record 7 to supersede'],
    [{ supersedes: ['1'] }, 'is superseded already by docs/adr/0002-new.md'],
    [{ title: ' ' }, 'a decision needs a title'],
    [{ checks: [{ rule: 'acess', scope: [] }] }, 'did you mean access?'],
  ] as const)('%j is refused, and nothing is written', (given, message) => {
    const repository = folderWith({
      'docs/adr/0001-old.md': '# 1. Old\n\nStatus: superseded by [2](0002-new.md)\n',
      'docs/adr/0002-new.md': '# 2. New\n',
    })
    expect(() => recordDecision(request(repository, given))).toThrow(message)
    expect(listDecisions(repository)).toHaveLength(2)
  })
})

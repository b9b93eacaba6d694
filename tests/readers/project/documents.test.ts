import { expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { readDocuments } from '../../../src/readers/project/documents.ts'

const summary = (files: Readonly<Record<string, string>>) =>
  readDocuments(memoryTree(files)).map(({ kind, title, at, status }) =>
    [kind, title, at.file, status].filter((one) => one !== '').join(' | '),
  )

const principles = (text: string, file = 'CLAUDE.md') =>
  readDocuments(memoryTree({ [file]: text })).flatMap((one) =>
    one.principles.map(({ text: said, at }) => `${at.line}:${at.column} ${said}`),
  )

test.each([
  ['CLAUDE.md', 'instructions'],
  ['server/AGENTS.md', 'instructions'],
  ['GEMINI.md', 'instructions'],
  ['.cursorrules', 'instructions'],
  ['.cursor/rules/python.mdc', 'instructions'],
  ['.github/copilot-instructions.md', 'instructions'],
  ['.specify/memory/constitution.md', 'constitution'],
  ['specs/001-orders/spec.md', 'specification'],
  ['specs/001-orders/plan.md', 'specification'],
  ['docs/adr/0001-use-postgres.md', 'decision'],
  ['doc/adr/0001-use-postgres.md', 'decision'],
  ['docs/decisions/0001-use-postgres.md', 'decision'],
  ['docs/architecture/decisions/0001-use-postgres.md', 'decision'],
  ['adr/ADR-001.md', 'decision'],
  ['architecture-decisions/use-postgres.md', 'decision'],
  ['docs/adr/20240115-use-postgres.md', 'decision'],
  ['docs/adr-007-use-postgres.md', 'decision'],
])('%s is a document of kind %s', (path, kind) => {
  expect(summary({ [path]: '# Title\n' })).toEqual([`${kind} | Title | ${path}`])
})

test.each([
  'docs/adr/README.md',
  'docs/adr/template.md',
  'docs/adr/0000-template.md',
  'docs/models/agents.md',
  '.claude/skills/x/AGENTS.md',
  'specs/notes.md',
])('%s is none', (path) => {
  expect(summary({ [path]: '# Title\n' })).toEqual([])
})

test.each([
  ['Nygard', '# 1. Use Postgres\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Context\n', 'accepted'],
  [
    'Nygard, superseded later',
    '# 1. Use Postgres\n\n## Status\n\nAccepted\n\nSuperseded by [ADR 9](0009-x.md)\n',
    'superseded by adr 9',
  ],
  ['MADR 2', '# Use Postgres\n\n* Status: proposed\n* Deciders: x\n', 'proposed'],
  ['MADR 3', '---\nstatus: "Accepted"\ndate: 2024-01-01\n---\n# Use Postgres\n', 'accepted'],
  ['bold', '# Use Postgres\n\n**Status:** Accepted\n', 'accepted'],
  ['a table', '# Use Postgres\n\n| Status | Accepted |\n', 'accepted'],
])('the status of a decision is found as %s writes it', (_, text, status) => {
  expect(readDocuments(memoryTree({ 'docs/adr/0001-use-postgres.md': text }))[0]?.status).toBe(status)
})

test('sentences that oblige are principles, with their place', () => {
  expect(
    principles(
      '# Rules of the house\n\nWe use FastAPI. All queries MUST go through repositories. This has long been so and is very good for everyone who reads the code after us.\n\n- Never call `session.commit()`.\n',
    ),
  ).toEqual(['3:17 All queries MUST go through repositories.', '5:3 Never call `session.commit()`.'])
})

test('bullets below a heading of rules are principles whatever their wording', () => {
  expect(
    principles(
      '# Guide\n\n## Commands\n\n- `make test`\n\n## Core Principles\n\n1. Money is integer cents\n2. Endpoints stay thin,\n   services think\n',
    ),
  ).toEqual(['9:4 Money is integer cents', '10:4 Endpoints stay thin, services think'])
})

test('what is only told is no principle', () => {
  expect(
    principles(
      "# Guide\n\nRequests don't block each other. Only the footer waits.\n\n```\nyou must not read this\n```\n<!-- never this -->\n",
    ),
  ).toEqual([])
})

test('a constitution states its principles as headings too', () => {
  expect(
    principles(
      '# C\n\n## Core Principles\n\n### I. Library First\n\nEvery feature MUST start as a library.\n\n## Governance\n',
      '.specify/memory/constitution.md',
    ),
  ).toEqual(['5:5 I. Library First', '7:1 Every feature MUST start as a library.'])
})

test('a decision states what was decided, not what was weighed', () => {
  expect(
    principles(
      '# 1. X\n\n## Context\n\nWe must choose.\n\n## Decision\n\nWe will use Postgres.\n\n## Consequences\n\nIt must be run.\n',
      'docs/adr/0001-x.md',
    ),
  ).toEqual(['9:1 We will use Postgres.'])
})

test('a decision in one sentence is its own statement', () => {
  const said =
    'In the context of reports, facing slow files, we decided for Postgres and neglected SQLite, to achieve joins, accepting that it must be run.'
  expect(principles(`# 1. X\n\nStatus: accepted\n\n${said}\n`, 'docs/adr/0001-x.md')).toEqual([`5:1 ${said}`])
})

test('hostile pages are bounded', () => {
  const flood = `# Rules\n${'- Never do this, never.\n'.repeat(30_000)}${'never '.repeat(5_000)}`
  const started = performance.now()
  expect(principles(flood.slice(0, 390_000)).length).toBe(200)
  expect(
    readDocuments(
      memoryTree({ 'CLAUDE.md': 'a.'.repeat(100_000), 'AGENTS.md': `# ${'['.repeat(50_000)}\n${'*_'.repeat(60_000)}` }),
    ).length,
  ).toBe(2)
  expect(readDocuments(memoryTree({ 'CLAUDE.md': 'x'.repeat(500_000) }))).toEqual([])
  expect(performance.now() - started).toBeLessThan(5_000)
})

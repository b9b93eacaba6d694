import { expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { readSqlHistories } from '../../../src/readers/sql-migrations/index.ts'
import { loadSql } from '../../../src/sql/parser.ts'
import { history, shown } from './read.ts'

const a = 'CREATE TABLE a (id int)'

test('a statement nobody understands is named with its place, and the rest goes on', async () => {
  const { revisions, unresolved } = await history({
    'migrations/1_a.up.sql': `${a};\n\n-- words\n  CREATE TABEL x (\n  id int);\nSELECT 1;`,
  })
  expect(shown(revisions[0]!.up)).toEqual([a, expect.stringContaining('not understood'), 'SELECT 1'])
  expect(unresolved).toEqual([
    expect.objectContaining({
      kind: 'syntax',
      at: { file: 'migrations/1_a.up.sql', line: 4, column: 3, endLine: 5, endColumn: 10 },
    }),
  ])
})

test('what a tool fills in is said to be that', async () => {
  const { unresolved } = await history({ 'V1__a.sql': 'CREATE TABLE ${schema}.a (id int);\nSELECT 1;' })
  expect(unresolved.map(({ text }) => text)).toEqual(['${schema} is filled in by the tool'])
})

test('bytes that are no text', async () => {
  const { revisions, unresolved } = await history({ 'V1__a.sql': `${a};`, 'V2__b.sql': 'SELECT \0;' })
  expect(revisions.map(({ up }) => up.steps.length)).toEqual([1, 0])
  expect(unresolved).toEqual([
    expect.objectContaining({ kind: 'encoding', at: expect.objectContaining({ file: 'V2__b.sql' }) }),
  ])
})

test('a file too large for the tree', async () => {
  const files = { 'V1__a.sql': `${a};`, 'V2__b.sql': 'SELECT 1;' }
  const tree = memoryTree(files)
  const [found] = readSqlHistories(
    { ...tree, bytes: (path) => (path === 'V2__b.sql' ? null : tree.bytes(path)) },
    await loadSql(),
  )
  expect(found?.unresolved.map(({ at }) => at?.file)).toEqual(['V2__b.sql'])
})

test('thousands of statements are a dump of rows', async () => {
  const { revisions, unresolved } = await history({ 'V1__a.sql': 'SELECT 1;\n'.repeat(6000) })
  expect(revisions[0]?.up.steps.length).toBe(5000)
  expect(unresolved.map(({ kind }) => kind)).toEqual(['bound'])
})

test('another database is one word, not one for each statement', async () => {
  const { revisions, unresolved } = await history({
    'migrations/1_a.sql':
      'CREATE TABLE `a` (`id` int AUTO_INCREMENT) ENGINE=InnoDB;\nALTER TABLE `a` ADD `b` int;\nSELECT 1;',
  })
  expect(revisions).toEqual([])
  expect(unresolved.map(({ text }) => text)).toEqual([expect.stringContaining('another database')])
})

test('dumps: what only psql understands, and rows, are passed over with a word', async () => {
  const { revisions, unresolved } = await history({
    'migrations/1_dump.up.sql': `\\connect shop\n${a};\nCOPY a (id) FROM stdin;\n1\n2\n\\.\n\nSELECT 1;`,
  })
  expect(unresolved).toEqual([])
  expect(shown(revisions[0]!.up)).toEqual([
    'not run: for psql alone: \\connect shop',
    a,
    'not run: COPY FROM stdin',
    'not run: rows of COPY',
    'SELECT 1',
  ])
})

test('nothing reaches out of the database', async () => {
  const reaching = [
    "COPY a TO PROGRAM 'rm -rf /'",
    "COPY a FROM '/etc/passwd'",
    'CREATE DATABASE other',
    "ALTER SYSTEM SET shared_preload_libraries = 'x'",
    "LOAD '/tmp/evil.so'",
  ]
  const { revisions } = await history({ 'migrations/1_a.up.sql': `${reaching.join(';\n')};` })
  expect(revisions[0]?.up.steps.every(({ notReproduced }) => notReproduced !== null)).toBe(true)
})

test('transactions of the script end what the tool began', async () => {
  const { revisions } = await history({
    'V1__a.sql': `${a};\nCOMMIT;\nBEGIN;\nSELECT 1;\nEND;`,
  })
  expect(shown(revisions[0]!.up)).toEqual([a, '(COMMIT)', 'SELECT 1'])
})

test('line ends of Windows, a byte order mark and letters of two units keep their places', async () => {
  const { revisions } = await history({ 'V1__a.sql': `\uFEFF-- 💡 é\r\n${a};\r\n  SELECT '💡', 1; SELECT 2;` })
  expect(revisions[0]?.up.steps.map(({ at }) => [at.line, at.column, at.endColumn])).toEqual([
    [2, 1, 1 + a.length],
    [3, 3, 17],
    [3, 19, 27],
  ])
})

import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type Change, applyChanges, recover } from '../../src/kernel/files/transaction.ts'
import { emptyFolder } from '../temporary.ts'

type Files = Readonly<Record<string, string>>

const aside = '.architect/pending'
const before: Files = { 'a.py': 'a\n', 'app/b.py': 'b\n', 'app/old/c.py': 'c\n', 'mine.txt': 'mine\n' }
const after: Files = {
  'a.py': 'A\n',
  'app/b.py': 'b\n',
  'app/new/d.py': 'd\n',
  '.architect/ledger.json': '{}\n',
  'mine.txt': 'mine\n',
}
const changes: readonly Change[] = [
  { path: 'a.py', before: Buffer.from('a\n'), after: 'A\n' },
  { path: 'app/old/c.py', before: Buffer.from('c\n'), after: null },
  { path: 'app/new/d.py', before: null, after: 'd\n' },
  { path: '.architect/ledger.json', before: null, after: '{}\n' },
]

function folderOf(files: Files): string {
  const folder = emptyFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const filesOf = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )

/** All that is done, in order; stops after as many operations as it is told, as if killed. */
function stoppedAfter(folder: string, operations: number): readonly string[] {
  const seen: string[] = []
  const killed = new Error('killed')
  try {
    applyChanges(folder, aside, changes, (operation) => {
      seen.push(operation)
      if (seen.length === operations) throw killed
    })
  } catch (error) {
    if (error !== killed) throw error
  }
  return seen
}

test('writes everything, and leaves nothing of its own', () => {
  const folder = folderOf(before)
  expect(stoppedAfter(folder, 0)).toContain('completed the journal')
  expect(filesOf(folder)).toEqual(after)
  expect(readdirSync(join(folder, 'app')).toSorted()).toEqual(['b.py', 'new'])
  expect(readdirSync(join(folder, '.architect'))).toEqual(['ledger.json'])
})

test('killed after any operation, it leaves the old tree or the new one', () => {
  const all = stoppedAfter(folderOf(before), 0)
  expect(all.length).toBeGreaterThan(10)
  const commit = all.indexOf('completed the journal')
  for (const [index, operation] of all.entries()) {
    const folder = folderOf(before)
    stoppedAfter(folder, index + 1)
    expect(recover(folder, aside)).toEqual([])
    expect(filesOf(folder), operation).toEqual(index < commit ? before : after)
    expect(recover(folder, aside)).toEqual([])
  }
})

test('killed again while it recovers, it still gets there', () => {
  const all = stoppedAfter(folderOf(before), 0)
  const commit = all.indexOf('completed the journal')
  for (let index = commit; index < all.length; index += 1) {
    const folder = folderOf(before)
    stoppedAfter(folder, index + 1)
    try {
      recover(folder, aside, () => {
        throw new Error('killed')
      })
    } catch {
      // Whatever it did before, the next start goes on.
    }
    recover(folder, aside)
    expect(filesOf(folder), all[index]).toEqual(after)
  }
})

test('what was edited between the kill and the next start is kept, and the new text lies beside', () => {
  const folder = folderOf(before)
  const commit = stoppedAfter(folderOf(before), 0).indexOf('completed the journal')
  stoppedAfter(folder, commit + 1)
  writeFileSync(join(folder, 'a.py'), 'a and more\n')
  writeFileSync(join(folder, 'a.py.generated'), 'mine\n')
  writeFileSync(join(folder, 'app/old/c.py'), 'c and more\n')
  expect(recover(folder, aside)).toEqual(['a.py'])
  expect(filesOf(folder)).toEqual({
    ...after,
    'a.py': 'a and more\n',
    'a.py.generated': 'mine\n',
    'a.py.generated2': 'A\n',
    'app/old/c.py': 'c and more\n',
  })
})

test('keeps what may be executed', () => {
  const folder = folderOf(before)
  chmodSync(join(folder, 'a.py'), 0o755)
  applyChanges(folder, aside, changes)
  expect(statSync(join(folder, 'a.py')).mode & 0o777).toBe(0o755)
})

test.each<[string, Change, (folder: string) => void]>([
  ['was edited meanwhile', { path: 'a.py', before: Buffer.from('old\n'), after: 'A\n' }, () => undefined],
  ['is a link or a folder', { path: 'app', before: null, after: 'A\n' }, () => undefined],
  ['a folder of a.py/b.py is a file', { path: 'a.py/b.py', before: null, after: 'A\n' }, () => undefined],
  ['leads out of the folder', { path: '../x.py', before: null, after: 'A\n' }, () => undefined],
  [
    'leads out of the folder',
    { path: 'out/x.py', before: null, after: 'A\n' },
    (folder) => symlinkSync(dirname(folder), join(folder, 'out')),
  ],
  [
    'is a broken link',
    { path: 'out/x.py', before: null, after: 'A\n' },
    (folder) => symlinkSync('nowhere', join(folder, 'out')),
  ],
])('writes nothing where one file %s', (message, change, prepare) => {
  const folder = folderOf(before)
  prepare(folder)
  expect(() => applyChanges(folder, aside, [...changes, change])).toThrow(message)
  expect(filesOf(folder)).toEqual(before)
})

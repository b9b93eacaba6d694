import { expect, test } from 'vitest'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import type { Change } from '../../src/kernel/files/transaction.ts'
import type { Owner } from '../../src/ledger/ledger.ts'
import { planAdoption, planGeneration } from '../../src/ledger/plan.ts'
import { loadParser } from '../../src/python/syntax/index.ts'

const parser = await loadParser()
type Files = Readonly<Record<string, string>>

const path = 'app/models.py'
const first = 'class Task:\n    title: str\n\n    def done(self):\n        return False\n'
const mine = first.replace('return False', 'return self.title == ""')
const second = first.replace('title: str\n', 'title: str\n    due: date\n')

const file = (text: string, owner: Owner = 'shared', at = path) => ({ path: at, owner, text })
const plan = (files: Files, ...made: readonly ReturnType<typeof file>[]) =>
  planGeneration(parser, memoryTree(files), made)

function after(files: Files, changes: readonly Change[]): Files {
  const result = new Map(Object.entries(files))
  for (const change of changes) {
    if (change.after === null) result.delete(change.path)
    else result.set(change.path, change.after)
  }
  return Object.fromEntries(result)
}

/** The folder after a first build, and after a person's edits. */
const built = (edited: Files, ...made: readonly ReturnType<typeof file>[]): Files => ({
  ...after({}, plan({}, ...made).changes),
  ...edited,
})

const without = (files: Files, gone: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== gone))

test('a first build writes the files and what was generated', () => {
  const { steps, changes } = plan({}, file(first))
  expect(steps.map(({ does }) => does)).toEqual(['write'])
  expect(after({}, changes)).toEqual({
    [path]: first,
    '.architect/ledger.json': `{
  "format": 1,
  "files": {
    "app/models.py": "shared"
  },
  "beside": {}
}
`,
    '.architect/.gitattributes': 'pristine/** -text linguist-generated\n',
    '.architect/pristine/app/models.py.txt': first,
  })
})

test.each([
  ['untouched and the same', first, first, 'leave', first],
  ['untouched and new', first, second, 'write', second],
  ['edited and the same', mine, first, 'leave', mine],
  ['edited and new', mine, second, 'merge', second.replace('return False', 'return self.title == ""')],
  ['edited to what is generated', second, second, 'leave', second],
  ['edited to no Python', 'class Task(:\n', second, 'beside', 'class Task(:\n'],
])('a file %s', (_, edited, made, does, result) => {
  const files = built({ [path]: edited }, file(first))
  const { steps, changes } = plan(files, file(made))
  expect(steps).toMatchObject([{ path, does }])
  const now = after(files, changes)
  expect(now[path]).toBe(result)
  expect(plan(now, file(made)).changes).toEqual([])
})

test('an owned file that was edited is merged, and that is said', () => {
  const files = built({ [path]: mine }, file(first, 'owned'))
  expect(plan(files, file(second, 'owned')).steps).toMatchObject([{ does: 'merge', why: 'you edited it' }])
})

test('a seed gets what is new, and nothing that changed', () => {
  const files = built({ [path]: mine }, file(first, 'seed'))
  const made = second.replace('def done(self):', 'def done(self, now):').concat('\n\nclass Label:\n    name: str\n')
  const { steps, changes } = plan(files, file(made, 'seed'))
  expect(steps).toMatchObject([{ does: 'merge' }])
  const now = after(files, changes)
  expect(now[path]).toBe(
    mine.replace('title: str\n', 'title: str\n    due: date\n').concat('\n\nclass Label:\n    name: str\n'),
  )
  expect(plan(now, file(made, 'seed')).changes).toEqual([])
})

test('a seed that is no code stays as it was written', () => {
  const files = built({}, file('one\n', 'seed', 'README.md'))
  expect(plan(files, file('two\n', 'seed', 'README.md')).steps).toMatchObject([{ does: 'leave' }])
})

test('a conflict stands in the text, is told, and comes once', () => {
  const files = built({ [path]: first.replace('title: str', 'title: Name') }, file(first))
  const made = first.replace('title: str', 'title: Text')
  const { conflicts, changes, steps } = plan(files, file(made))
  expect(steps).toMatchObject([{ does: 'conflict' }])
  expect(conflicts).toEqual([
    { path, unit: 'Task.title', base: '    title: str\n', yours: '    title: Name\n', generated: '    title: Text\n' },
  ])
  const now = after(files, changes)
  expect(now[path]).toContain('<<<<<<< yours\n    title: Name\n=======\n    title: Text\n>>>>>>> generated\n')
  expect(plan(now, file(made)).changes).toEqual([])
  // Before it is decided, what comes next is laid beside; then it is merged.
  const third = made.replace('title', 'label')
  const laid = after(now, plan(now, file(third)).changes)
  expect(laid[`${path}.generated`]).toBe(third)
  expect(plan(laid, file(third)).changes).toEqual([])
  const decided = { ...laid, [path]: made.replace('return False', 'return True') }
  const merged = after(decided, plan(decided, file(third)).changes)
  expect(merged[path]).toBe(third.replace('return False', 'return True'))
  expect(merged[`${path}.generated`]).toBeUndefined()
})

test('conflicts in plain text are not merged into again', () => {
  const files = built({ Makefile: 'mine\n' }, file('one\n', 'shared', 'Makefile'))
  const now = after(files, plan(files, file('two\n', 'shared', 'Makefile')).changes)
  expect(now['Makefile']).toContain('<<<<<<< yours\nmine\n')
  expect(plan(now, file('three\n', 'shared', 'Makefile')).steps).toMatchObject([{ does: 'beside' }])
})

test('what was laid beside and edited stays', () => {
  const broken = { [path]: 'class Task(:\n' }
  const files = built(broken, file(first))
  const laid = after(files, plan(files, file(second)).changes)
  const edited = { ...laid, [path]: mine, [`${path}.generated`]: 'notes\n' }
  expect(after(edited, plan(edited, file(second)).changes)[`${path}.generated`]).toBe('notes\n')
})

test('what somebody has beside a file is not written over', () => {
  const files = { ...built({ [path]: 'class Task(:\n' }, file(first)), [`${path}.generated`]: 'mine\n' }
  const now = after(files, plan(files, file(second)).changes)
  expect(now[`${path}.generated`]).toBe('mine\n')
  expect(plan(now, file(second)).changes).toEqual([])
})

test('what is generated no more goes while nobody edited it', () => {
  const other = file('x = 1\n', 'shared', 'app/other.py')
  const files = built({}, file(first), other)
  const { steps, changes } = plan(files, other)
  expect(steps).toMatchObject([
    { path: other.path, does: 'leave' },
    { path, does: 'delete' },
  ])
  const now = after(files, changes)
  expect(Object.keys(now).filter((name) => name.includes('models'))).toEqual([])
  expect(plan(now, other).changes).toEqual([])

  const edited = { ...files, [path]: mine }
  const kept = after(edited, plan(edited, other).changes)
  expect(kept[path]).toBe(mine)
  expect(plan(kept, other).changes).toEqual([])
})

test('a file somebody deleted stays away', () => {
  const files = without(built({}, file(first)), path)
  expect(plan(files, file(first)).steps).toMatchObject([{ does: 'leave', why: 'you deleted it' }])
  const now = after(files, plan(files, file(second)).changes)
  expect(now[path]).toBeUndefined()
  expect(plan(now, file(second)).changes).toEqual([])
})

test('a file that was there before is not written over', () => {
  const files = { [path]: 'mine = 1\n' }
  const { steps, changes } = plan(files, file(first))
  expect(steps).toMatchObject([{ does: 'beside', why: 'it was there before anything was generated' }])
  const now = after(files, changes)
  expect([now[path], now[`${path}.generated`]]).toEqual(['mine = 1\n', first])
  expect(plan(now, file(first)).changes).toEqual([])
})

test('a folder that was adopted stays as it is, and gets what changes from then on', () => {
  const files = { [path]: 'import os\n\n\nclass Task(Model):\n    title: Text\n    owner: User\n' }
  const adopted = after(
    files,
    planAdoption(memoryTree(files), [file(first), file('x = 1\n', 'shared', 'new.py')]).changes,
  )
  expect(adopted[path]).toBe(files[path])
  expect(adopted['new.py']).toBeUndefined()
  const now = after(adopted, plan(adopted, file(second), file('x = 1\n', 'shared', 'new.py')).changes)
  expect(now[path]).toBe('import os\n\n\nclass Task(Model):\n    title: Text\n    owner: User\n    due: date\n')
  expect(now['new.py']).toBeUndefined()
})

test('adopting again changes nothing', () => {
  const files = built({ [path]: mine }, file(first, 'owned'))
  expect(planAdoption(memoryTree(files), [file(second)]).changes).toEqual([])
})

test('line ends of Windows are no edit', () => {
  const files = built({ [path]: first.replaceAll('\n', '\r\n') }, file(first))
  expect(plan(files, file(first)).changes).toEqual([])
  const now = after(files, plan(files, file(second)).changes)
  expect(now[path]).toBe(second.replaceAll('\n', '\r\n'))
})

test('a ledger that cannot be read stops the build', () => {
  for (const broken of ['{', '{}', '{"format":1,"files":{"a":"mine"}}', '<<<<<<< ours'])
    expect(() => plan({ '.architect/ledger.json': broken }, file(first))).toThrow('cannot be read')
})

test('code that is laid out as it is generated still is after a merge, and other code stays as people lay it out', () => {
  const tidy = (text: string): string => text.replaceAll(/ +$/gm, '')
  const merged = (text: string): string | undefined => {
    const { changes } = planGeneration(parser, memoryTree(built({ [path]: text }, file(first))), [file(untidy)], tidy)
    return after({}, changes)[path]
  }
  const untidy = second.replace('due: date', 'due: date  ')
  expect(merged(mine)).toBe(second.replace('return False', 'return self.title == ""'))
  const loose = mine.replace('title: str', 'title: str ')
  expect(merged(loose)).toContain('due: date  \n')
})

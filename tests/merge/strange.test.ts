import { expect, test } from 'vitest'
import { mergeFile } from '../../src/ledger/merge-file.ts'
import { loadParser } from '../../src/python/syntax/index.ts'

const parser = await loadParser()

type Change = readonly [from: string, to: string]

function merged(path: string, base: string, [own, mine]: Change, [old, made]: Change) {
  const result = mergeFile(parser, { path, base, yours: base.replace(own, mine), generated: base.replace(old, made) })
  return result && { text: result.text, conflicts: result.conflicts.map(({ unit }) => unit) }
}
const clean = (text: string) => ({ text, conflicts: [] })

test('getter and setter of one name are two functions', () => {
  const base =
    'class A:\n    @property\n    def x(self):\n        return 1\n\n    @x.setter\n    def x(self, v):\n        self.v = v\n'
  expect(merged('a.py', base, ['= v', '= v + 1'], ['return 1', 'return 2'])).toEqual(
    clean(base.replace('= v', '= v + 1').replace('return 1', 'return 2')),
  )
})

test('names imported in any layout are united', () => {
  const base = 'from x import (a, b,\n    c)\n'
  expect(merged('a.py', base, ['b,', 'b, mine,'], ['c)', 'c, d)'])).toEqual(
    clean('from x import (\n    a,\n    b,\n    mine,\n    c,\n    d\n)\n'),
  )
  expect(merged('a.py', base, ['b,', 'b, mine,'], ['', ''])).toEqual(clean('from x import (a, b, mine,\n    c)\n'))
})

test('a body on the line of its head', () => {
  const base = 'class E(Exception): ...\n\ndef f(): return 1'
  expect(merged('a.py', base, ['Exception', 'ValueError'], ['return 1', 'return 2'])).toEqual(
    clean('class E(ValueError): ...\n\ndef f(): return 2\n'),
  )
})

test('blocks that are no declarations', () => {
  const base = 'if __name__ == "__main__":\n    run()\n\ntry:\n    import a\nexcept ImportError:\n    a = None\n'
  expect(merged('a.py', base, ['run()', 'run(1)'], ['a = None', 'a = 1'])).toEqual(
    clean(base.replace('run()', 'run(1)').replace('a = None', 'a = 1')),
  )
})

test('comments at the end of a body stay in it', () => {
  const base = 'def f():\n    return 1\n    # tail\n\n    # more\n\n\n# of x\nx = 1\n'
  expect(merged('a.py', base, ['# more', '# more!'], ['x = 1', 'x = 2'])).toEqual(
    clean(base.replace('# more', '# more!').replace('x = 1', 'x = 2')),
  )
})

test('parameters by keyword alone, and a comment among them', () => {
  const base = 'def f(\n    a: int,\n    b: int = 1,  # why\n    *,\n    c: int = 2,\n) -> None:\n    pass\n'
  expect(
    merged('a.py', base, ['    *,\n', '    mine: int = 3,\n    *,\n'], ['= 2,\n', '= 2,\n    d: int = 4,\n']),
  ).toEqual(
    clean(base.replace('    *,\n', '    mine: int = 3,\n    *,\n').replace('= 2,\n', '= 2,\n    d: int = 4,\n')),
  )
})

test('no parameter without a default comes behind one with it', () => {
  const { conflicts } = merged('a.py', 'def f(a):\n    pass\n', ['(a)', '(a, b=1)'], ['(a)', '(a, c)'])!
  expect(conflicts).toEqual(['f'])
})

test('arguments by position are not mixed', () => {
  expect(merged('a.py', 'x = f(1)\n', ['(1)', '(1, 2)'], ['(1)', '(1, 3)'])?.conflicts).toEqual(['x'])
})

test('a name that comes from elsewhere now is not imported twice', () => {
  const base = 'from a import b\n\n\ndef f():\n    return b()\n'
  expect(merged('a.py', base, ['b()', 'b() + 1'], ['from a', 'from c'])).toEqual(
    clean('from c import b\n\n\ndef f():\n    return b() + 1\n'),
  )
})

test('a byte order mark stays', () => {
  const result = mergeFile(parser, {
    path: 'a.py',
    base: 'x = 1\ny = 1\n',
    yours: '\uFEFFx = 2\ny = 1\n',
    generated: 'x = 1\ny = 2\n',
  })
  expect(result).toMatchObject(clean('\uFEFFx = 2\ny = 2\n'))
})

test.each(['class A(:\n', 'def f(\n'])('what is no Python is left to people: %j', (broken) => {
  expect(mergeFile(parser, { path: 'a.py', base: 'x = 1\n', yours: broken, generated: 'x = 2\n' })).toBeNull()
})

test.each([
  ['a.toml', 'a = 1\n', 'a = \n'],
  ['a.json', '{}\n', '{\n'],
  ['a.yaml', 'a: 1\n', 'a: [\n'],
])('what cannot be read is left to people: %s', (path, base, yours) => {
  expect(mergeFile(parser, { path, base, yours, generated: base.replace('1', '2') })).toBeNull()
})

test('a key outside of tables stays outside of a table that somebody put first', () => {
  expect(
    merged('a.toml', 'a = 1\n\n[t]\nb = 1\n', ['\n[t]', '\n[mine]\nc = 1\n\n[t]'], ['a = 1\n', 'a = 1\nd = 1\n']),
  ).toEqual(clean('a = 1\nd = 1\n\n[mine]\nc = 1\n\n[t]\nb = 1\n'))
})

test('tables of an array are told apart by what they say first', () => {
  const one = (module: string, ignore: string) => `[[tool.mypy.overrides]]\nmodule = "${module}"\nignore = ${ignore}\n`
  const base = `${one('x', 'true')}\n${one('y', 'true')}`
  expect(merged('a.toml', base, ['[[', `${one('mine', 'true')}\n[[`], [one('y', 'true'), one('y', 'false')])).toEqual(
    clean(`${one('mine', 'true')}\n${one('x', 'true')}\n${one('y', 'false')}`),
  )
})

test('inline tables, and strings that look like tables', () => {
  const base = 'i = { a = 1, b = "x" }\ns = """\n[no]\nk = 1\n"""\n'
  expect(merged('a.toml', base, ['"x"', '"mine"'], ['a = 1', 'a = 2'])).toEqual(
    clean('i = { a = 2, b = "mine" }\ns = """\n[no]\nk = 1\n"""\n'),
  )
})

test('anchors, folded text and comments of YAML', () => {
  const base = `---
# top
x-a: &a
  k: 1

services:
  web:
    <<: *a
    command: >
      run
      # no comment

  # below
on: push
`
  expect(merged('a.yaml', base, ['k: 1\n', 'k: 1\n  mine: 2\n'], ['on: push', 'on: [push]'])).toEqual(
    clean(base.replace('k: 1\n', 'k: 1\n  mine: 2\n').replace('on: push', 'on: [push]')),
  )
})

test('several documents of YAML are merged by line', () => {
  expect(merged('a.yaml', 'a: 1\n---\nb: 1\n', ['a: 1\n', 'a: 1\nm: 1\n'], ['b: 1', 'b: 2'])).toEqual(
    clean('a: 1\nm: 1\n---\nb: 2\n'),
  )
})

test('lists of JSON, one on each line', () => {
  const base = '{\n  "files": [\n    "a",\n    "b"\n  ]\n}\n'
  expect(merged('a.json', base, ['"b"', '"b",\n    "mine"'], ['"b"', '"b",\n    "made"'])).toEqual(
    clean('{\n  "files": [\n    "a",\n    "b",\n    "mine",\n    "made"\n  ]\n}\n'),
  )
})

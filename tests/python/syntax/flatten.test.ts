import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { Language, Parser } from 'web-tree-sitter'
import { directCursor, openPublicCursor } from '../../../src/python/syntax/cursor.ts'
import { flatten, kindsOf } from '../../../src/python/syntax/flatten.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'

const sources = [
  '',
  'x = 1\n',
  'def f(a, *b, **c):\n    # why\n    return f"{a:{b}}" "c"\n\n@d\nclass A(B):\n    x: int = [1, (2,), {3: 4}]\n',
  'a = (\nb = ]\nclass :\n  pass\n',
  `x = ${'('.repeat(300)}1${')'.repeat(300)}`,
]

test.each(sources)('the documented cursor gives the same tree %#', async (source) => {
  const fast = (await loadParser()).flatten(source)
  const language = await Language.load(
    createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm'),
  )
  const tree = new Parser().setLanguage(language).parse(source)
  if (tree === null) throw new Error('no tree')
  expect(flatten(tree, openPublicCursor, kindsOf(language), source).buffer).toEqual(fast.buffer)
})

test('without the functions it needs there is no direct cursor', () => {
  expect(directCursor({})).toBe(null)
})

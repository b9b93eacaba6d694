import { expect, test } from 'vitest'
import { loadNormaliser } from '../../src/python/ruff/normalise.ts'

const { normalise, tidied } = loadNormaliser()

test('imports are sorted, those nobody uses go, and the code is laid out', () => {
  expect(
    normalise(
      'app/a.py',
      'from app.b import c\nimport uuid\nfrom os import path, sep\nx = {  "a":uuid.uuid4( ),"b" : c,\n"s": sep}',
    ),
  ).toBe('import uuid\nfrom os import sep\n\nfrom app.b import c\n\nx = {"a": uuid.uuid4(), "b": c, "s": sep}\n')
})

test('what Ruff finds ends the build with its place, and tests may assert', () => {
  expect(() => normalise('app/a.py', 'def f():\n    return undefined_name\n')).toThrow('app/a.py:2: F821')
  expect(() => normalise('app/a.py', 'def f(x):\n    assert x\n')).toThrow('S101')
  expect(normalise('tests/a.py', 'def f(x):\n    assert x\n')).toBe('def f(x):\n    assert x\n')
})

test('what is only laid out loses nothing, and is laid out whatever else is wrong with it', () => {
  expect(tidied('import uuid\nimport os\nx = {  "a":unknown( )}')).toBe(
    'import os\nimport uuid\n\nx = {"a": unknown()}\n',
  )
  expect(tidied('def f(:')).toBe('def f(:')
})

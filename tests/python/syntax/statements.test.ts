import { expect, test } from 'vitest'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { dump } from './dump.ts'

const parser = await loadParser()

test.each([
  ['a = b = 1', '(= a b 1)'],
  ['a, *b = c', '(= (tuple a *b) c)'],
  ['(a) = [b, c] = d', '(= a [b c] d)'],
  ['a.b[c] = *d, e', '(= (index a.b c) (tuple *d e))'],
  ['x = yield', '(= x (yield))'],
  ['x = yield a, b', '(= x (yield (tuple a b)))'],
  ['x = yield from y', '(= x (yield-from y))'],
  ['a: int', '(: a int)'],
  ['a.b: list[int] | None = []', '(: a.b (| (index list int) None) [])'],
  ['a: dict[str, int] | A | B', '(: a (| (| (index dict (tuple str int)) A) B))'],
  ['a: Annotated[int, Field(gt=0)]', '(: a (index Annotated (tuple int (call Field gt=0))))'],
  ['a: b.C[D] = None', '(: a (index b.C D) None)'],
  ['a: "Forward"', '(: a "Forward")'],
  ['a //= b', '(//= a b)'],
  ['a |= b, c', '(|= a (tuple b c))'],
  ['import a.b as c, d', '(import a.b:c d)'],
  ['from . import a', '(from . a)'],
  ['from ...a.b import (c as d, e,)', '(from ...a.b c:d e)'],
  ['from a \\\n  .b import *', '(from a.b *)'],
  ['from __future__ import annotations', '(from __future__ annotations)'],
  ['try:\n  import a\nexcept ImportError:\n  a = None', '(try (do (import a)) (except ImportError (= a None)))'],
  ['del a, b[0]', '(del a (index b 0))'],
  ['del (a, b)', '(del (tuple a b))'],
  ['global a, b', '(global a b)'],
  ['def f():\n  nonlocal a', '(def f [] (nonlocal a))'],
  ['assert a, "b"', '(assert a "b")'],
  ['raise', '(raise)'],
  ['raise A(b) from c', '(raise (call A b) from:c)'],
  ['raise A from None', '(raise A from:None)'],
  ['def f(): return', '(def f [] (return))'],
  ['return *a, b', '(return (tuple *a b))'],
  ['pass; break; continue', 'pass break continue'],
  ['if a:\n  b\nelif c:\n  d\nelse:\n  e', '(if a (then b) (else (if c (then d) (else e))))'],
  ['for a, b in c, d:\n  e\nelse:\n  f', '(for (tuple a b) (tuple c d) (do e) (else f))'],
  ['async for a in b: c', '(async-for a b (do c))'],
  ['while a: b\nelse: c', '(while a (do b) (else c))'],
  ['try: a\nexcept: b\nelse: c\nfinally: d', '(try (do a) (except b) (else c) (finally d))'],
  ['try: a\nexcept A as b: c', '(try (do a) (except A as:b c))'],
  ['try: a\nexcept (A, B) as b: c', '(try (do a) (except (tuple A B) as:b c))'],
  ['try: a\nexcept A, B: c', '(try (do a) (except (tuple A B) c))'],
  ['try: a\nexcept* A as b: c', '(try (do a) (except A as:b c))'],
  ['with a as b, c: d', '(with a as:b c (do d))'],
  ['with (a as b, c as d,): e', '(with a as:b c as:d (do e))'],
  ['with (a, b): c', '(with a b (do c))'],
  ['with (a, b) as c: d', '(with (tuple a b) as:c (do d))'],
  ['with (a as b): c', '(with a as:b (do c))'],
  ['async with a() as (b, c): d', '(async-with (call a) as:(tuple b c) (do d))'],
  ['type X = int', '(type X int)'],
  ['type X[T, *U, **P] = A[T]', '(type X <T *U **P> (index A T))'],
  ['type X[T: int = str] = T', '(type X <T:int=str> T)'],
  ['type = 1', '(= type 1)'],
  ['type: int = 1', '(: type int 1)'],
  ['type(a).b = c', '(= (call type a).b c)'],
  ['type(a, b)[c].d = e', '(= (index (call type a b) c).d e)'],
  ['print a, b', '(call print a b)'],
  ['print >>f, a', '(call print f a)'],
  ['exec "a"', '(call exec "a")'],
])('%s', (source, expected) => {
  const module = parser.parse(source)
  expect(dump(module)).toBe(expected)
  expect(module.broken).toEqual([])
})

test.each([
  [
    'def f(a, b: int, c=1, d: int = 2, *e: E, f, g=3, **h: H) -> R: pass',
    '(def f [a b:int c=1 d:int=2 *e:E !f !g=3 **h:H] ->R pass)',
  ],
  ['def f(a, b=1, /, c, *, d): pass', '(def f [/a /b=1 c !d] pass)'],
  ['def f(*args: *Ts): pass', '(def f [*args:*Ts] pass)'],
  ['async def f(): await a', '(async-def f [] (await a))'],
  ['def f[T: (int, str), *U, **P](a: T) -> T: ...', '(def f <T:(tuple int str) *U **P> [a:T] ->T ...)'],
  ['def f[T = int, U: str = int, *V = *tuple[int]](): ...', '(def f <T=int U:str=int *V=*(index tuple int)> [] ...)'],
  ['@a\n@b.c(1)\ndef f(): pass', '(def f [] @a @(call b.c 1) pass)'],
  ['class A: pass', '(class A pass)'],
  ['class A(): pass', '(class A pass)'],
  ['class A(B, *c, metaclass=M, **k): x: int', '(class A B *c metaclass=M **k (: x int))'],
  ['class A[T = int](B[T]): pass', '(class A <T=int> (index B T) pass)'],
  ['@d\nclass A: pass', '(class A @d pass)'],
  ['def f():\n  x = yield', '(def f [] generator (= x (yield)))'],
  ['def f():\n  def g(): yield\n  lambda: (yield)', '(def f [] (def g [] generator (yield)) (lambda [] (yield)))'],
])('%s', (source, expected) => {
  const module = parser.parse(source)
  expect(dump(module)).toBe(expected)
  expect(module.broken).toEqual([])
})

test.each([
  ['case 1 | -2 | "a" | None: pass', '(case literals:1 (- 2) "a" None pass)'],
  ['case A.B: pass', '(case literals:A.B pass)'],
  ['case _: pass', '(case irrefutable pass)'],
  ['case x: pass', '(case irrefutable captures:x pass)'],
  ['case x if y: pass', '(case captures:x guard:y pass)'],
  ['case (_ as x): pass', '(case irrefutable captures:x pass)'],
  ['case 1 | _: pass', '(case irrefutable pass)'],
  ['case []: pass', '(case pass)'],
  ['case (): pass', '(case pass)'],
  ['case a, *b: pass', '(case captures:a,b pass)'],
  ['case [a, *_]: pass', '(case captures:a pass)'],
  ['case {"k": v, **rest}: pass', '(case captures:v,rest pass)'],
  ['case A.B(c, d=e, f=_) as g: pass', '(case captures:c,e,g pass)'],
  ['case -1: pass', '(case literals:(- 1) pass)'],
])('match: %s', (source, expected) => {
  const module = parser.parse(`match x:\n  ${source}\n`)
  expect(dump(module)).toBe(`(match x ${expected})`)
  expect(module.broken).toEqual([])
})

test('a definition starts at its keyword, behind its decorators, and ends with its body', () => {
  const source = '@a\nasync def f():\n    pass\n    # the end\n\nx = 1\n'
  const [definition] = parser.parse(source).body
  if (definition?.kind !== 'FunctionDef') throw new Error('expected a function')
  expect(source.slice(definition.start, definition.end)).toBe('async def f():\n    pass')
  expect(source.slice(definition.nameStart, definition.nameStart + 1)).toBe('f')
})

test('the body of a function is lowered once', () => {
  const [definition] = parser.parse('def f():\n    a = 1\n').body
  if (definition?.kind !== 'FunctionDef') throw new Error('expected a function')
  expect(definition.body).toBe(definition.body)
})

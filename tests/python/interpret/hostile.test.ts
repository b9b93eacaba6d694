import { describe, expect, test } from 'vitest'
import { ORDINARY_BOUNDS } from '../../../src/python/interpret/machine.ts'
import { run, shown } from './program.ts'

/** Programs that would keep Python busy for ever, or crash it: reading them ends, and what follows is still read. */
const HOSTILE: Readonly<Record<string, string>> = {
  'a loop without end': 'while True:\n    x = 1',
  'loops without end within each other': 'while True:\n    while True:\n        while True:\n            x = 1',
  'a range of 10^12': 'n = 0\nfor i in range(10 ** 12):\n    n += 1',
  'ranges within each other':
    'for a in range(10 ** 6):\n    for b in range(10 ** 6):\n        for c in range(10 ** 6):\n            x = a',
  'a comprehension of 10^18': 'x = [a for a in range(10 ** 6) for b in range(10 ** 6) for c in range(10 ** 6)]',
  'a text that doubles': `a = "x"\n${'a = a + a\n'.repeat(80)}`,
  'an f-string that doubles': `a = "x"\n${'a = f"{a}{a}"\n'.repeat(80)}`,
  'an f-string of something unknown that doubles': `import outside\na = outside.x\n${'a = f"{a}{a}"\n'.repeat(200)}`,
  'a list that doubles': `a = [1]\n${'a = a + a\n'.repeat(60)}`,
  'a list that extends itself': `a = [1]\n${'a += a\n'.repeat(25)}`,
  'a text repeated 10^9 times': 'a = "abc" * 10 ** 9\nb = 10 ** 9 * [0]',
  'lists of lists that double': `a = []\n${'a = [a, a]\n'.repeat(60)}b = str(a)\nc = f"{a}"\nd = a == [a, a]`,
  'a tuple as key that doubles': `a = ()\n${'a = (a, a)\n'.repeat(40)}b = {a: 1}`,
  'a list that contains itself':
    'a = []\na.append(a)\nb = str(a)\nc = sorted(a)\nd = a == a\ne = {(1,): a}\nf = [*a]\nx, = a',
  'a tuple as key that contains a list that contains itself':
    'a = []\na.append(a)\nb = {(1, (a,)): 1}\nc = {1} | {(2, (a,))}',
  'a mapping that contains itself': 'a = {}\na["a"] = a\nb = str(a)\nc = a == a\nd = {**a}',
  'lists equal to each other without end':
    'a = []\nb = [a]\na.append(b)\nc = [a]\na.append(c)\nd = a == b\ne = b in c\nf = a < b',
  'deletion of everything': 'import os\na = [1]\ndel a, os\ndel a\ndel a[0]\ndel a.b\ndel (a, b)\ndel __name__',
  'a name that is its own value': 'x = x\nx.y = x.y\nx[0] = x[0]',
  'a class that inherits from itself': 'class A(A): pass\nclass A(A): pass\nb = A()\nb.x',
  'classes that inherit from each other':
    'class A: pass\nclass B(A): pass\nclass A(B): pass\nclass B(A): pass\nx = B().y',
  'bases in an order Python refuses':
    'class A: pass\nclass B(A): pass\nclass C(A, B): pass\nclass D(C, A, B): pass\nx = D().y',
  'hundreds of classes, one above the other': `class A0: pass\n${Array.from({ length: 400 }, (_, i) => `class A${i + 1}(A${i}): pass\n`).join('')}x = A400().y`,
  'properties that ask each other':
    'class A:\n    @property\n    def x(self):\n        return self.y\n    @property\n    def y(self):\n        return self.x\nz = A().x',
  'a missing attribute that asks itself':
    'class A:\n    def __getattr__(self, name):\n        return getattr(self, name + "x")\nz = A().x',
  'attributes of attributes without end':
    'class A:\n    @property\n    def next(self):\n        return A().next\nz = A().next',
  'a constructor that constructs': 'class A:\n    def __init__(self):\n        self.a = A()\nz = A()',
  'an iterator that is its own':
    'class A:\n    def __iter__(self):\n        return self\nfor x in A():\n    pass\ny = list(A())\na, b = A()',
  'an iterator made anew': 'class A:\n    def __iter__(self):\n        return iter(A())\nfor x in A():\n    pass',
  'text of itself':
    'class A:\n    def __str__(self):\n        return str(self)\n    def __repr__(self):\n        return f"{self!r}"\nx = str(A()) + repr(A()) + repr([A()])',
  'a length of itself':
    'class A:\n    def __len__(self):\n        return len(self)\n    def __contains__(self, x):\n        return x in self\n    def __eq__(self, o):\n        return self == o\nx = len(A())\ny = 1 in A()\nz = A() == A()',
  'functions that call each other': 'def f(n):\n    return g(n) + g(n)\ndef g(n):\n    return f(n) + f(n)\nx = f(1)',
  'a tree of calls': `def f0(): return 1\n${Array.from({ length: 40 }, (_, i) => `def f${i + 1}(): return f${i}() + f${i}()\n`).join('')}x = f40()`,
  'a decorator of itself': 'def d(f):\n    return d(d)\n@d\ndef d(f): pass\n@d\nclass d: pass',
  'a partial of itself':
    'from functools import partial\np = partial(print)\nfor i in range(2000):\n    p = partial(p, i)\nx = p()',
  'lambdas without end': 'f = lambda x: x(x)\ny = f(f)',
  'a fixed point':
    'Y = lambda f: (lambda x: f(lambda *a: x(x)(*a)))(lambda x: f(lambda *a: x(x)(*a)))\nx = Y(lambda f: lambda n: f(n))(1)',
  'alternatives that multiply': `import outside\na = 1\n${Array.from({ length: 40 }, (_, i) => `if outside.a${i}:\n    a = (a, ${i})\nelse:\n    a = [a, ${i}]\n`).join('')}x = a[0]`,
  'conditions that multiply': `import outside\nx = 0\n${Array.from({ length: 40 }, (_, i) => `x = x + 1 if outside.a${i} else x + 2\n`).join('')}`,
  'alternatives called': `import outside\ndef f(): return g\ndef g(): return f\na = f\n${'a = a() if outside.x else a()()\n'.repeat(40)}`,
  'branches within each other': `import outside\n${Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}if outside.a${i}:\n`).join('')}${'  '.repeat(60)}x = 1`,
  'branches after each other that call': `import outside\ndef f0(): pass\n${Array.from({ length: 30 }, (_, i) => `def f${i + 1}():\n    if outside.a: f${i}()\n    else: f${i}()\n`).join('')}f30()`,
  'brackets within each other': `x = ${'['.repeat(3000)}${']'.repeat(3000)}`,
  'calls within each other': `def f(x): return x\ny = ${'f('.repeat(3000)}1${')'.repeat(3000)}`,
  'attributes of attributes': `import a\nx = a${'.b'.repeat(20000)}`,
  'a sum of many parts': `x = ${'1 + '.repeat(20000)}1`,
  'a long chain of and': `import a\nx = ${'a.b and '.repeat(5000)}1`,
  'a long chain of elif': `import a\nif a.b: x = 1\n${Array.from({ length: 3000 }, (_, i) => `elif a.c${i}: x = ${i}\n`).join('')}`,
  'not not not': `x = ${'not '.repeat(5000)}1`,
  'a shift by 10^9':
    'x = 1 << 10 ** 9\ny = 2 ** 10 ** 9\nz = 2.0 ** 10 ** 9\na = -1 << -1\nb = 10 ** 30 | 1\nc = 1 / 0\nd = 0 ** -1\ne = int("9" * 1000)\nf = round(1e308, 400)\ng = chr(-1)\nh = "a" * -1',
  'a format of 10^9':
    'x = f"{1:1000000000}"\ny = "%1000000000d" % 1\nz = "{:.1000000000f}".format(1.5)\na = "a".ljust(10 ** 9)\nb = format(1, "," * 1000)',
  'a regular expression that backtracks':
    'import re\nx = re.match("(a+)+$", "a" * 40 + "b")\ny = re.sub("(", "", "x")\nz = re.compile("[")',
  'a type that is its own argument':
    'type A = list[A]\nfrom typing import Annotated\nB = Annotated["B", 1]\ndef f(x: "f", y: A, z: "B"): pass\nclass C:\n    x: "C.x"\n    y: A\nz = C().x.x.x',
  'imports of itself':
    'import main\nfrom main import *\nfrom main import main\nfrom . import main\nfrom .. import main\nfrom ... import *\nimport main.main.main',
  'a module that stands in its own way':
    'import sys\nsys.modules[__name__] = sys\nx = sys.modules["main"].sys.modules["main"]',
  'exceptions without end':
    'def f():\n    try:\n        f()\n    except Exception:\n        f()\n    finally:\n        f()\nf()\nwhile True:\n    try:\n        continue\n    finally:\n        pass',
  'a generator without end':
    'def f():\n    while True:\n        yield 1\n        yield from f()\nx = list(f())\na, *b = f()',
  'a list that grows while it is walked': 'a = [1]\nfor x in a:\n    a.append(x)',
  'a mapping that grows while it is walked': 'a = {1: 1}\nfor x in a:\n    a[x + 1] = 1',
  'statements that mean nothing': 'return 5\nbreak\ncontinue\nyield 1\nawait x\nnonlocal q\nglobal q\nlambda: (yield)',
  'unpacking of nothing':
    'a, b = None\n(c, *d), e = 5\n[f, g] = {}\n*h, = 1\nfor i, (j, k) in 5: pass\n{**1, **None}\nprint(*1, **2)\n[*3]',
  'slices of everything':
    'a = [1, 2]\na[::0]\na[1:2:-1]\na[10 ** 30]\na["x"]\n"abc"[::-10 ** 30]\na[::-1][::-1] = 5\na[5:1] = [1]\na[None:None:None]',
  'enums of themselves':
    'from enum import Enum, Flag, auto\nclass A(Enum):\n    A = auto()\n    B = A\n    C = (A, B)\nclass A(A): pass\nx = A(A)\nclass F(Flag):\n' +
    Array.from({ length: 200 }, (_, i) => `    F${i} = auto()\n`).join(''),
  'a class that registers itself for ever':
    'class A:\n    def __init_subclass__(cls):\n        class B(A): pass\nclass C(A): pass',
  'a class made of itself':
    'A = type("A", (object,), {})\nfor i in range(300):\n    A = type("A", (A,), {"a": A})\nx = A.a.a.a',
  'a descriptor of itself':
    'class D:\n    def __get__(self, o, t):\n        return o.x\n    def __set__(self, o, v):\n        o.x = v\n    def __set_name__(self, t, n):\n        t.x = D()\nclass A:\n    x = D()\na = A()\na.x = 1\nb = a.x\nc = A.x',
  'a context manager of itself':
    'class A:\n    def __enter__(self):\n        with self: pass\n    def __exit__(self, *a):\n        with self: pass\nwith A() as a, a as b: pass',
  'walks over folders':
    'import os, glob, pathlib\nfor a, b, c in os.walk("/"): pass\nx = glob.glob("[")\ny = list(pathlib.Path("..").rglob("**/**/*"))\nz = pathlib.Path(__file__).parent.parent.parent / ".." / "/"\nw = os.listdir(os.path.join(*["a"] * 1000))\nv = os.path.relpath("", "")',
}

describe('whatever a program does, reading it ends, and goes on with the next statement', () => {
  const bounds = { ...ORDINARY_BOUNDS, stepsPerStatement: 30_000 }
  for (const [name, source] of Object.entries(HOSTILE))
    test(`${name}`, () =>
      expect(shown(run(`${source}\nresult = "reached"\n`, { bounds }).value('result'))).toBe("'reached'"))
})

describe('bounds', () => {
  test('a statement that takes too many steps is given up, and it is said where', () => {
    const { machine, value } = run(
      'before = 1\nfor a in range(5000):\n    for b in range(5000):\n        x = a\nresult = 2',
      { bounds: { ...ORDINARY_BOUNDS, stepsPerStatement: 10_000 } },
    )
    expect(shown(value('result'))).toBe('2')
    expect(machine.gaveUp.map(({ kind, text, site }) => [kind, text, site?.module.file])).toEqual([
      ['bound', 'a statement takes too many steps to follow', 'main.py'],
    ])
  })

  test('a program that takes too many steps in all ends', () => {
    const { machine, value } = run('x = 1\n'.repeat(1000) + 'result = 2', {
      bounds: { ...ORDINARY_BOUNDS, steps: 500 },
    })
    expect(shown(value('result'))).toBe('?')
    expect(machine.steps).toBeLessThan(5000)
  })

  test('a loop over a list that is too long goes through its first items', () => {
    const { value } = run('n = 0\nfor i in range(100):\n    n += 1', { bounds: { ...ORDINARY_BOUNDS, iterations: 10 } })
    expect(shown(value('n'))).toBe('10')
  })

  test('calls deeper than the bound are unknown', () => {
    const source = `def f0(): return 1\n${Array.from({ length: 20 }, (_, i) => `def f${i + 1}(): return f${i}()\n`).join('')}result = f20()`
    expect(shown(run(source, { bounds: { ...ORDINARY_BOUNDS, depth: 10 } }).value('result'))).toBe('?')
    expect(shown(run(source).value('result'))).toBe('1')
  })

  test('a missing module of the project is told', () => {
    expect(
      run({ 'main.py': 'from a import b', 'a/__init__.py': 'from .missing import b' }).machine.gaveUp.map(
        (one) => one.text,
      ),
    ).toEqual(['from .missing import b: no such module'])
  })
})

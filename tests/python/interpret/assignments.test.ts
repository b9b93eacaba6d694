import { describe } from 'vitest'
import { programs } from './program.ts'

describe('assignments', () => {
  programs([
    ['bind several names at once', 'a = b = 3\nresult = (a, b)', '(3, 3)'],
    ['swap two names', 'a, b = 1, 2\na, b = b, a\nresult = [a, b]', '[2, 1]'],
    ['unpack what is nested', '(a, [b, c]), d = (1, [2, 3]), 4\nresult = [a, b, c, d]', '[1, 2, 3, 4]'],
    [
      'gather the middle under a star',
      'first, *middle, last = range(5)\nresult = (first, middle, last)',
      '(0, [1, 2, 3], 4)',
    ],
    ['leave nothing under a star', 'a, *rest = [1]\nresult = rest', '[]'],
    ['unpack a text', 'a, b = "xy"\nresult = b + a', "'yx'"],
    ['unpack the keys of a mapping', 'a, b = {"x": 1, "y": 2}\nresult = a + b', "'xy'"],
    ['set an item of a list from its end', 'a = [1, 2]\na[-1] = 5\nresult = a', '[1, 5]'],
    ['set an item of a mapping', 'a = {}\na["x"] = {}\na["x"]["y"] = 1\nresult = a', "{'x': {'y': 1}}"],
    ['share a list between two names', 'a = b = []\na.append(1)\nresult = b', '[1]'],
    ['extend the same list with +=', 'a = b = [1]\na += [2]\nresult = b', '[1, 2]'],
    ['make a new tuple with +=', 'a = b = (1,)\na += (2,)\nresult = (a, b)', '((1, 2), (1,))'],
    [
      'extend a list with += over anything that can be walked',
      'a = [1]\na += (2, 3)\na += {"k": 1}\na += (x for x in [4])\nresult = a',
      "[1, 2, 3, 'k', 4]",
    ],
    ['update the same mapping with |=', 'a = b = {"x": 1}\na |= {"y": 2}\nresult = b', "{'x': 1, 'y': 2}"],
    ['update the same set with |=', 'a = b = {1}\na |= {2}\nresult = sorted(b)', '[1, 2]'],
    ['bind within an expression', 'result = [y := 3, y + 1]', '[3, 4]'],
    ['annotate and bind', 'a: int = 3\nresult = a', '3'],
    ['forget a deleted name', 'a = 1\ndel a\nresult = a', '?'],
    ['delete an item of a mapping', 'a = {"x": 1, 2: 3, "y": 4}\ndel a["x"], a[2]\nresult = a', "{'y': 4}"],
    ['delete an item of a list', 'a = [1, 2, 3]\ndel a[0]\nresult = a', '[2, 3]'],
    ['delete an attribute', 'class A:\n    x = 1\na = A()\na.x = 2\ndel a.x\nresult = a.x', '1'],
    ['keep a name that is its own value', 'x = 1\nx = x\nresult = x', '1'],
    ['count in a binary or hexadecimal way', 'result = [0b11, 0x1F, 0o17, 1_000]', '[3, 31, 15, 1000]'],
    ['replace a slice of a list', 'a = [1, 2, 3, 4]\na[1:3] = [9]\nresult = a', '[1, 9, 4]'],
  ])
})

describe('names', () => {
  programs([
    [
      'of an outer function are changed by nonlocal',
      'def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()\n    g()\n    return n\nresult = f()',
      '2',
    ],
    ['of the module are changed by global', 'n = 0\ndef f():\n    global n\n    n = 5\nf()\nresult = n', '5'],
    [
      'of a class body are not seen by its methods',
      'x = "module"\nclass A:\n    x = "class"\n    def f(self):\n        return x\nresult = A().f()',
      "'module'",
    ],
    [
      'are closed over, not copied',
      'def make():\n    def get():\n        return later\n    later = 1\n    return get\nresult = make()()',
      '1',
    ],
    [
      'of a loop are one variable for all closures',
      'made = []\nfor i in range(3):\n    made.append(lambda: i)\nresult = [f() for f in made]',
      '[2, 2, 2]',
    ],
    [
      'of a loop are kept by a default argument',
      'made = []\nfor i in range(3):\n    made.append(lambda i=i: i)\nresult = [f() for f in made]',
      '[0, 1, 2]',
    ],
    ['of a comprehension stay inside it', 'x = "outer"\n[x for x in range(3)]\nresult = x', "'outer'"],
    ['bound by := in a comprehension leave it', 'any((last := n) > 1 for n in [1, 2, 3])\nresult = last', '3'],
    [
      'of an exception are gone afterwards',
      'try:\n    raise ValueError("x")\nexcept ValueError as error:\n    seen = True\nresult = seen',
      'True',
    ],
    ['shadow the builtins', 'def list(x):\n    return "mine"\nresult = list([])', "'mine'"],
    [
      'in locals() and globals()',
      'def f(a, b=2):\n    return locals()["a"] + locals()["b"]\ng = 5\nresult = [f(1), globals()["g"]]',
      '[3, 5]',
    ],
  ])
})

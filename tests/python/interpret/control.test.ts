import { describe, expect, test } from 'vitest'
import { programs, run, shown } from './program.ts'

describe('branches', () => {
  programs([
    [
      'that are decided run alone',
      'a = 3\nif a > 5:\n    result = "big"\nelif a > 2:\n    result = "middle"\nelse:\n    result = "small"',
      "'middle'",
    ],
    [
      'nobody can decide both run',
      'import outside\nif outside.flag:\n    result = 1\nelse:\n    result = 2',
      '1 if outside.flag | 2 if not outside.flag',
    ],
    [
      'without an else keep what was',
      'import outside\nresult = 1\nif outside.flag:\n    result = 2',
      '2 if outside.flag | 1 if not outside.flag',
    ],
    ['that agree leave one value', 'import outside\nif outside.flag:\n    result = 1\nelse:\n    result = 1', '1'],
    [
      'that add to a list leave it perhaps there',
      'import outside\nresult = [1]\nif outside.flag:\n    result.append(2)',
      '[1, 2 if outside.flag]',
    ],
    [
      'name the condition of the second in brackets when it is several',
      'import outside\nif outside.a and outside.b:\n    result = 1\nelse:\n    result = 2',
      '1 if outside.a and outside.b | 2 if not (outside.a and outside.b)',
    ],
    [
      'within each other',
      'import outside\nif outside.a:\n    if outside.b:\n        result = 1\n    else:\n        result = 2\nelse:\n    result = 3',
      '1 if outside.b | 2 if not outside.b | 3 if not outside.a',
    ],
    [
      'that return leave the rest to the other',
      'import outside\ndef f():\n    if outside.a:\n        return 1\n    return 2\nresult = f()',
      '1 if outside.a | 2 if not outside.a',
    ],
    [
      'that raise leave only the other',
      'import outside\ndef f():\n    if outside.a:\n        raise ValueError()\n    return 2\nresult = f()',
      '2',
    ],
    [
      'that leave none narrow it',
      'import outside\nx = None if outside.a else "text"\nif x is not None:\n    result = x',
      "'text'",
    ],
    [
      'that refuse narrow what comes after',
      'import outside\ndef f():\n    x = None if outside.a else "text"\n    if x is None:\n        raise ValueError()\n    return x\nresult = f()',
      "'text'",
    ],
    [
      'that test truth narrow it',
      'import outside\nx = 5 if outside.a else None\nresult = "none"\nif not x:\n    y = "none"\nelse:\n    result = x',
      "'none' if not x | 5 if not not x",
    ],
    ['by assert narrow it', 'import outside\nx = 5 if outside.a else None\nassert x\nresult = x', '5'],
    [
      'of an early exit by continue',
      'result = []\nfor i in range(4):\n    if i % 2:\n        continue\n    result.append(i)',
      '[0, 2]',
    ],
    [
      'decided by the environment',
      'import os\nresult = "debug" if os.getenv("DEBUG", "0") == "1" else "plain"',
      "'plain'",
    ],
  ])
})

describe('loops', () => {
  programs([
    [
      'go through what is known',
      'result = []\nfor name, n in {"a": 1, "b": 2}.items():\n    result.append(f"{name}{n}")',
      "['a1', 'b2']",
    ],
    [
      'stop at break and skip their else',
      'result = []\nfor i in range(9):\n    if i == 2:\n        break\n    result.append(i)\nelse:\n    result.append("end")',
      '[0, 1]',
    ],
    [
      'run their else at the end',
      'result = []\nfor i in range(2):\n    result.append(i)\nelse:\n    result.append("end")',
      "[0, 1, 'end']",
    ],
    ['over nothing do nothing', 'result = "before"\nfor i in []:\n    result = i', "'before'"],
    [
      'return from the middle',
      'def f():\n    for i in range(5):\n        if i == 3:\n            return i\nresult = f()',
      '3',
    ],
    ['while a number counts', 'n = 0\nwhile n < 5:\n    n += 1\nresult = n', '5'],
    ['while leave by break', 'n = 0\nwhile True:\n    n += 1\n    if n == 3:\n        break\nresult = n', '3'],
    ['while run their else', 'n = 0\nwhile n < 2:\n    n += 1\nelse:\n    n = "end"\nresult = n', "'end'"],
    ['while empty a list', 'a = [1, 2, 3]\nresult = []\nwhile a:\n    result.append(a.pop())', '[3, 2, 1]'],
    [
      'over what nobody knows run once',
      'import outside\nresult = []\nfor x in outside.things:\n    result.append(1)',
      '[1]',
    ],
    [
      'add to the list they go through only once for each known item',
      'a = [1, 2]\nfor x in list(a):\n    a.append(x)\nresult = a',
      '[1, 2, 1, 2]',
    ],
    [
      'over an object with __iter__',
      'class A:\n    def __iter__(self):\n        return iter([1, 2])\nresult = [x for x in A()]',
      '[1, 2]',
    ],
    [
      'over an object with a generator',
      'class A:\n    def __iter__(self):\n        yield 1\n        yield from [2, 3]\nresult = list(A())',
      '[1, 2, 3]',
    ],
  ])
})

describe('match', () => {
  programs([
    [
      'takes the first literal',
      'match "b":\n    case "a":\n        result = 1\n    case "b" | "c":\n        result = 2\n    case _:\n        result = 3',
      '2',
    ],
    ['falls to the last', 'match 9:\n    case 1:\n        result = 1\n    case other:\n        result = other', '9'],
    [
      'follows every way of something unknown',
      'import outside\nmatch outside.x:\n    case 1:\n        result = "a"\n    case _:\n        result = "b"',
      "'a' if case 1 | 'b' if not case 1",
    ],
    [
      'compares enum members',
      'from enum import Enum\nclass C(Enum):\n    A = 1\n    B = 2\nmatch C.B:\n    case C.A:\n        result = 1\n    case C.B:\n        result = 2',
      '2',
    ],
  ])
})

describe('exceptions', () => {
  programs([
    [
      'are caught by the handler of their class',
      'try:\n    raise KeyError("x")\nexcept ValueError:\n    result = 1\nexcept KeyError:\n    result = 2',
      '2',
    ],
    ['are caught by a base class', 'try:\n    raise KeyError("x")\nexcept LookupError:\n    result = 1', '1'],
    [
      'of the project are caught by their base',
      'class A(Exception): pass\nclass B(A): pass\ntry:\n    raise B()\nexcept A as error:\n    result = type(error).__name__',
      "'B'",
    ],
    [
      'leave else alone',
      'try:\n    raise ValueError\nexcept Exception:\n    result = "handled"\nelse:\n    result = "fine"',
      "'handled'",
    ],
    [
      'that do not happen lead to else and finally',
      'result = []\ntry:\n    result.append(1)\nexcept Exception:\n    result.append(2)\nelse:\n    result.append(3)\nfinally:\n    result.append(4)',
      '[1, 3, 4]',
    ],
    [
      'keep what the failing part set before',
      'result = "old"\ntry:\n    result = "new"\n    raise ValueError\nexcept ValueError:\n    pass',
      "'new'",
    ],
    [
      'of a missing module lead to the fallback',
      'try:\n    from nowhere_at_all import thing\nexcept ImportError:\n    thing = None\nresult = thing',
      'nowhere_at_all.thing',
    ],
    [
      'finally return last',
      'def f():\n    try:\n        return 1\n    finally:\n        done.append(2)\ndone = []\nresult = (f(), done)',
      '(1, [2])',
    ],
    [
      'are told by their arguments',
      'try:\n    raise ValueError("why", 2)\nexcept ValueError as e:\n    result = e.args',
      "('why', 2)",
    ],
  ])
})

describe('context managers', () => {
  programs([
    [
      'bind what __enter__ returns',
      'class A:\n    def __enter__(self):\n        return "in"\n    def __exit__(self, *a):\n        pass\nwith A() as result:\n    pass',
      "'in'",
    ],
    [
      'of a generator bind what is yielded',
      'from contextlib import contextmanager\n@contextmanager\ndef f(x):\n    yield x + 1\nwith f(1) as result:\n    pass',
      '2',
    ],
    [
      'are several at once',
      'from contextlib import contextmanager\n@contextmanager\ndef f(x):\n    yield x\nwith f(1) as a, f(2) as b:\n    result = [a, b]',
      '[1, 2]',
    ],
    ['leave by suppress', 'import contextlib\nwith contextlib.suppress(Exception):\n    result = 1', '1'],
    [
      'run __exit__',
      'result = []\nclass A:\n    def __enter__(self):\n        return self\n    def __exit__(self, *a):\n        result.append("out")\nwith A():\n    result.append("in")',
      "['in', 'out']",
    ],
  ])
})

describe('generators', () => {
  programs([
    [
      'hand out what they yield',
      'def f():\n    for i in range(3):\n        yield i\n    yield from ["x", "y"]\nresult = list(f())',
      "[0, 1, 2, 'x', 'y']",
    ],
    [
      'are stepped through',
      'def f():\n    yield 1\n    yield 2\ng = f()\nresult = [next(g), next(g), next(g, "end")]',
      "[1, 2, 'end']",
    ],
    ['of the asynchronous kind', 'async def f():\n    yield 1\nresult = [x async for x in f()]', '[1]'],
  ])
})

test('a condition is labelled with what was written, on one line', () => {
  const { value } = run('import outside\nif (outside.a and\n        outside.b):\n    result = 1\nelse:\n    result = 2')
  expect(shown(value('result'))).toContain('not (outside.a and outside.b)')
})

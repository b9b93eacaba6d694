import { describe } from 'vitest'
import { programs } from './program.ts'

describe('arguments', () => {
  programs([
    [
      'are taken by position, name and default',
      'def f(a, b=2, *, c, d=4):\n    return [a, b, c, d]\nresult = f(1, c=3)',
      '[1, 2, 3, 4]',
    ],
    [
      'are gathered',
      'def f(a, *rest, **more):\n    return (a, rest, more)\nresult = f(1, 2, 3, x=4)',
      "(1, (2, 3), {'x': 4})",
    ],
    [
      'are handed on',
      'def g(a, b, c=0):\n    return [a, b, c]\ndef f(*args, **kwargs):\n    return g(*args, **kwargs)\nresult = f(1, b=2, c=3)',
      '[1, 2, 3]',
    ],
    [
      'are spread from a list and a mapping',
      'def f(a, b, c):\n    return [a, b, c]\nresult = f(*[1], **{"b": 2, "c": 3})',
      '[1, 2, 3]',
    ],
    ['by position only', 'def f(a, /, b, **rest):\n    return [a, b, rest]\nresult = f(1, 2, a=3)', "[1, 2, {'a': 3}]"],
    [
      'with a mutable default share it',
      'def f(x, seen=[]):\n    seen.append(x)\n    return seen\nf(1)\nresult = f(2)',
      '[1, 2]',
    ],
    [
      'with a default are evaluated where the function stands',
      'x = 1\ndef f(a=x):\n    return a\nx = 2\nresult = f()',
      '1',
    ],
    ['are changed in place', 'def f(into):\n    into.append(1)\na = []\nf(a)\nresult = a', '[1]'],
    ['are functions', 'def twice(f, x):\n    return f(f(x))\nresult = twice(lambda x: x + 1, 1)', '3'],
    ['that are missing are unknown', 'def f(a):\n    return a\nresult = f()', '?'],
  ])
})

describe('results', () => {
  programs([
    ['of a function without return are None', 'def f():\n    pass\nresult = f()', 'None'],
    ['of an early return skip the rest', 'result = []\ndef f():\n    return 1\n    result.append(2)\nf()', '[]'],
    [
      'of several ways are merged',
      'import outside\ndef f():\n    if outside.a:\n        return 1\n    elif outside.b:\n        return 2\n    return 3\nresult = f()',
      '1 if outside.a | 2 if outside.b | 3 if not outside.a',
    ],
    ['of a recursion that ends are known', 'def f(n):\n    return 1 if n == 0 else n * f(n - 1)\nresult = f(2)', '2'],
    ['of an endless recursion are unknown', 'def f(n):\n    return f(n + 1)\nresult = f(0)', '?'],
    [
      'of a mutual recursion without end are unknown',
      'def f():\n    return g()\ndef g():\n    return f()\nresult = f()',
      '?',
    ],
    [
      'of an awaited function are its own',
      'async def f():\n    return 3\nasync def g():\n    return await f()\nimport asyncio\nresult = asyncio.run(g())',
      '3',
    ],
    ['of a lambda are its expression', 'result = (lambda a, *b, c=3: [a, b, c])(1, 2)', '[1, (2,), 3]'],
    [
      'of a closure keep what was around it',
      'def outer(n):\n    def inner(m):\n        return n + m\n    return inner\nresult = [outer(1)(2), outer(10)(2)]',
      '[3, 12]',
    ],
    [
      'of a counter keep their own state',
      'def counter():\n    n = 0\n    def step():\n        nonlocal n\n        n += 1\n        return n\n    return step\na, b = counter(), counter()\na()\nresult = [a(), b()]',
      '[2, 1]',
    ],
  ])
})

describe('decorators', () => {
  programs([
    ['replace a function', 'def d(f):\n    return "replaced"\n@d\ndef result():\n    pass', "'replaced'"],
    [
      'wrap a function',
      'def d(f):\n    def w(*a):\n        return [f(*a)]\n    return w\n@d\ndef f(x):\n    return x\nresult = f(1)',
      '[1]',
    ],
    [
      'are applied from the inside out',
      'def d(n):\n    def wrap(f):\n        return lambda: f() + [n]\n    return wrap\n@d(1)\n@d(2)\ndef f():\n    return []\nresult = f()',
      '[2, 1]',
    ],
    [
      'with wraps keep the name',
      'from functools import wraps\ndef d(f):\n    @wraps(f)\n    def w(*a, **k):\n        return f(*a, **k)\n    return w\n@d\ndef named(x):\n    "Says."\n    return x\nresult = [named.__name__, named.__doc__, named(1), named.__wrapped__(2)]',
      "['named', 'Says.', 1, 2]",
    ],
    [
      'with or without arguments',
      'def d(f=None, *, n=0):\n    if f is None:\n        return lambda g: d(g, n=n)\n    f.n = n\n    return f\n@d\ndef a(): pass\n@d(n=3)\ndef b(): pass\nresult = [a.n, b.n]',
      '[0, 3]',
    ],
    [
      'that are objects are called',
      'class D:\n    def __init__(self, n):\n        self.n = n\n    def __call__(self, f):\n        f.n = self.n\n        return f\n@D(3)\ndef f(): pass\nresult = f.n',
      '3',
    ],
    [
      'that are classes hold the function',
      'class D:\n    def __init__(self, f):\n        self.f = f\n    def __call__(self):\n        return [self.f()]\n@D\ndef f():\n    return 1\nresult = f()',
      '[1]',
    ],
    [
      'register',
      'registry = {}\ndef register(name):\n    def d(f):\n        registry[name] = f\n        return f\n    return d\n@register("a")\ndef f():\n    return 1\nresult = [list(registry), registry["a"]()]',
      "[['a'], 1]",
    ],
    ['of a class add to it', 'def d(c):\n    c.x = 1\n    return c\n@d\nclass A: pass\nresult = A.x', '1'],
    [
      'of methods',
      'def d(f):\n    def w(self, *a):\n        return [f(self, *a)]\n    return w\nclass A:\n    n = 2\n    @d\n    def f(self, x):\n        return self.n + x\nresult = A().f(1)',
      '[3]',
    ],
    [
      'that are methods',
      'class App:\n    def __init__(self):\n        self.found = []\n    def route(self, path):\n        def d(f):\n            self.found.append((path, f.__name__))\n            return f\n        return d\napp = App()\n@app.route("/x")\ndef f(): pass\nresult = app.found',
      "[('/x', 'f')]",
    ],
  ])
})

describe('functools', () => {
  programs([
    [
      'partial fixes arguments',
      'from functools import partial\ndef f(a, b, c=0):\n    return [a, b, c]\np = partial(f, 1, c=3)\nresult = [p(2), p.func.__name__, p.args, p.keywords]',
      "[[1, 2, 3], 'f', (1,), {'c': 3}]",
    ],
    [
      'partial of a partial',
      'from functools import partial\nresult = partial(partial(lambda *a: a, 1), 2)(3)',
      '(1, 2, 3)',
    ],
    ['reduce folds', 'from functools import reduce\nresult = reduce(lambda a, b: a + b, [1, 2, 3], 10)', '16'],
    [
      'lru_cache runs once and hands out the same',
      'from functools import lru_cache\nmade = []\n@lru_cache\ndef f():\n    made.append(1)\n    return []\nresult = [f() is f(), len(made)]',
      '[True, 1]',
    ],
    [
      'lru_cache with arguments',
      'from functools import lru_cache\n@lru_cache(maxsize=None)\ndef f(n):\n    return n + 1\nresult = f(1)',
      '2',
    ],
    [
      'cached_property is computed once',
      'from functools import cached_property\nclass A:\n    @cached_property\n    def x(self):\n        return []\na = A()\na.x.append(1)\nresult = a.x',
      '[1]',
    ],
    [
      'partialmethod',
      'from functools import partialmethod\nclass A:\n    def f(self, a, b):\n        return [a, b]\n    g = partialmethod(f, 1)\nresult = A().g(2)',
      '[1, 2]',
    ],
  ])
})

describe('itertools', () => {
  programs([
    [
      'chain joins',
      'from itertools import chain\nresult = [list(chain([1], (2,))), list(chain.from_iterable([[1], [2]]))]',
      '[[1, 2], [1, 2]]',
    ],
    [
      'product combines',
      'from itertools import product\nresult = list(product([1, 2], "ab"))',
      "[(1, 'a'), (1, 'b'), (2, 'a'), (2, 'b')]",
    ],
  ])
})

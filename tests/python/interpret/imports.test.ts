import { describe } from 'vitest'
import { programs } from './program.ts'

describe('imports', () => {
  programs([
    ['of a module', { 'main.py': 'import other\nresult = other.x', 'other.py': 'x = 1' }, '1'],
    ['of a name under another', { 'main.py': 'from other import x as result', 'other.py': 'x = 1' }, '1'],
    [
      'of a submodule bind the package',
      { 'main.py': 'import a.b.c\nresult = a.b.c.x', 'a/__init__.py': '', 'a/b/__init__.py': '', 'a/b/c.py': 'x = 1' },
      '1',
    ],
    [
      'of a submodule under a name bind it',
      { 'main.py': 'import a.b as b\nresult = b.x', 'a/__init__.py': '', 'a/b.py': 'x = 1' },
      '1',
    ],
    [
      'of a submodule from its package',
      { 'main.py': 'from a import b\nresult = b.x', 'a/__init__.py': '', 'a/b.py': 'x = 1' },
      '1',
    ],
    [
      'run a module once',
      {
        'main.py': 'import counter\nimport other\nresult = counter.seen',
        'counter.py': 'seen = []',
        'other.py': 'import counter\ncounter.seen.append(1)\nfrom counter import seen\nseen.append(2)',
      },
      '[1, 2]',
    ],
    [
      'run the package first',
      {
        'main.py': 'import a.b\nfrom log import seen as result',
        'log.py': 'seen = []',
        'a/__init__.py': 'from log import seen\nseen.append("a")',
        'a/b.py': 'from log import seen\nseen.append("b")',
      },
      "['a', 'b']",
    ],
    [
      'relative to the package',
      {
        'main.py': 'from a.b.c import result',
        'a/__init__.py': 'top = 1',
        'a/d.py': 'x = 2',
        'a/b/__init__.py': 'mid = 3',
        'a/b/c.py':
          'from . import mid\nfrom .. import top\nfrom ..d import x\nfrom .. import d\nresult = [mid, top, x, d.x]',
      },
      '[3, 1, 2, 2]',
    ],
    [
      'with a star take public names',
      { 'main.py': 'from other import *\nresult = [x, "_y" in globals()]', 'other.py': 'x = 1\n_y = 2' },
      '[1, False]',
    ],
    [
      'with a star take what __all__ lists',
      { 'main.py': 'z = 9\nfrom other import *\nresult = [_y, z]', 'other.py': '__all__ = ["_y"]\n_y = 2\nz = 3' },
      '[2, 9]',
    ],
    [
      'with a star see a computed __all__',
      {
        'main.py': 'from a import *\nresult = [x, y]',
        'a/__init__.py':
          'from .b import *\nfrom .b import __all__ as b_all\nfrom .c import y\n__all__ = b_all + ["y"]\n__all__ += []',
        'a/b.py': '__all__ = ["x"]\nx = 1',
        'a/c.py': 'y = 2',
      },
      '[1, 2]',
    ],
    [
      'with a star take submodules that __all__ names',
      { 'main.py': 'from a import *\nresult = b.x', 'a/__init__.py': '__all__ = ["b"]', 'a/b.py': 'x = 1' },
      '1',
    ],
    [
      'are handed on',
      {
        'main.py': 'from a import x as result',
        'a/__init__.py': 'from .b import x',
        'a/b.py': 'from .c import y as x',
        'a/c.py': 'y = 7',
      },
      '7',
    ],
    [
      'in a circle find what is there later',
      {
        'main.py': 'import a\nresult = a.f()',
        'a.py': 'import b\ndef f():\n    return b.g()\nx = 5',
        'b.py': 'import a\ndef g():\n    return a.x',
      },
      '5',
    ],
    [
      'in a circle by name',
      {
        'main.py': 'import a\nresult = a.f()',
        'a.py': 'from b import g\ndef f():\n    return g()\ndef h():\n    return 3',
        'b.py': 'from a import h\ndef g():\n    return h()',
      },
      '3',
    ],
    ['of itself', { 'main.py': 'import main\nx = 3\nresult = main.x' }, '3'],
    [
      'in a function',
      { 'main.py': 'def f():\n    from other import x\n    return x\nresult = f()', 'other.py': 'x = 1' },
      '1',
    ],
    [
      'only for types are seen by annotations alone',
      {
        'main.py':
          'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from other import T\nelse:\n    T = "runtime"\nresult = T',
        'other.py': 'class T: pass',
      },
      "'runtime'",
    ],
    [
      'by importlib',
      {
        'main.py':
          'import importlib\nresult = [importlib.import_module("a.b").x, importlib.import_module(".b", "a").x, getattr(importlib.import_module("a.b"), "x")]',
        'a/__init__.py': '',
        'a/b.py': 'x = 1',
      },
      '[1, 1, 1]',
    ],
    [
      'by importlib in a loop',
      {
        'main.py': 'from importlib import import_module\nresult = [import_module(f"a.{n}").x for n in ("b", "c")]',
        'a/__init__.py': '',
        'a/b.py': 'x = 1',
        'a/c.py': 'x = 2',
      },
      '[1, 2]',
    ],
    [
      'by pkgutil',
      {
        'main.py':
          'import pkgutil, importlib\nimport a\nresult = [importlib.import_module(m.name).x for m in pkgutil.iter_modules(a.__path__, a.__name__ + ".")]',
        'a/__init__.py': '',
        'a/b.py': 'x = 1',
        'a/c/__init__.py': 'x = 2',
      },
      '[1, 2]',
    ],
    [
      'by pkgutil as triples',
      {
        'main.py':
          'import pkgutil\nimport a\nresult = [(name, ispkg) for _, name, ispkg in pkgutil.walk_packages(a.__path__, "a.")]',
        'a/__init__.py': '',
        'a/b.py': '',
        'a/c/__init__.py': '',
        'a/c/d.py': '',
      },
      "[('a.b', False), ('a.c', True), ('a.c.d', False)]",
    ],
    [
      'from a folder without __init__',
      {
        'main.py': 'from ns.b import x\nimport ns.c\nfrom ns import d\nresult = [x, ns.c.y, d.z]',
        'ns/b.py': 'x = 1',
        'ns/c.py': 'y = 2',
        'ns/d.py': 'z = 3',
      },
      '[1, 2, 3]',
    ],
    [
      'answered by the module itself',
      {
        'main.py': 'from a import anything\nresult = anything',
        'a.py': 'def __getattr__(name):\n    return "got " + name',
      },
      "'got anything'",
    ],
    ['that fail leave the rest running', { 'main.py': 'from .nowhere import x\nresult = 1' }, '1'],
    [
      'of a module that changes another',
      { 'main.py': 'import a, b\nresult = a.x', 'a.py': 'x = 1', 'b.py': 'import a\na.x = 2' },
      '2',
    ],
    [
      'of a name and of the module of the same name',
      { 'main.py': 'from a import b\nresult = b', 'a/__init__.py': 'from .b import b', 'a/b.py': 'b = "value"' },
      "'value'",
    ],
    [
      'know their own name, file and package',
      { 'main.py': 'from a.b import result', 'a/__init__.py': '', 'a/b.py': 'result = [__name__, __package__]' },
      "['a.b', 'a']",
    ],
    [
      'through sys.modules',
      { 'main.py': 'import sys\nimport other\nresult = sys.modules["other"].x', 'other.py': 'x = 1' },
      '1',
    ],
    [
      'find modules by their own name',
      {
        'main.py': 'from other import result',
        'other.py': 'import sys\nx = 4\nresult = getattr(sys.modules[__name__], "x")',
      },
      '4',
    ],
  ])
})

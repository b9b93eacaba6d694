import { describe } from 'vitest'
import { programs } from './program.ts'

describe('classes', () => {
  programs([
    [
      'make objects with state',
      'class A:\n    def __init__(self, x):\n        self.x = x\n    def double(self):\n        return self.x * 2\nresult = A(3).double()',
      '6',
    ],
    [
      'share what stands in their body',
      'class A:\n    items = []\n    n = 1\nA().items.append(1)\nA.n += 1\nresult = [A().items, A().n]',
      '[[1], 2]',
    ],
    [
      'inherit methods',
      'class A:\n    def f(self):\n        return self.g()\nclass B(A):\n    def g(self):\n        return "B"\nresult = B().f()',
      "'B'",
    ],
    [
      'call the constructor above',
      'class A:\n    def __init__(self, x):\n        self.x = x\nclass B(A):\n    def __init__(self):\n        super().__init__(5)\n        self.y = 1\nb = B()\nresult = [b.x, b.y]',
      '[5, 1]',
    ],
    [
      'call each method once in a diamond',
      'class A:\n    def f(self):\n        return ["A"]\nclass B(A):\n    def f(self):\n        return ["B"] + super().f()\nclass C(A):\n    def f(self):\n        return ["C"] + super().f()\nclass D(B, C):\n    def f(self):\n        return ["D"] + super().f()\nresult = D().f()',
      "['D', 'B', 'C', 'A']",
    ],
    [
      'have an order of resolution',
      'class A: pass\nclass B(A): pass\nclass C(A): pass\nclass D(B, C): pass\nresult = [c.__name__ for c in D.__mro__][:4]',
      "['D', 'B', 'C', 'A']",
    ],
    [
      'call the class above by its name',
      'class A:\n    def __init__(self):\n        self.x = 1\nclass B(A):\n    def __init__(self):\n        A.__init__(self)\nresult = B().x',
      '1',
    ],
    [
      'use super with arguments',
      'class A:\n    def f(self):\n        return 1\nclass B(A):\n    def f(self):\n        return super(B, self).f() + 1\nresult = B().f()',
      '2',
    ],
    [
      'have class methods',
      'class A:\n    n = 1\n    @classmethod\n    def make(cls, x):\n        return [cls.__name__, cls.n, x]\nclass B(A):\n    n = 2\nresult = [A.make(3), B.make(4), B().make(5)]',
      "[['A', 1, 3], ['B', 2, 4], ['B', 2, 5]]",
    ],
    [
      'call super in a class method',
      'class A:\n    @classmethod\n    def f(cls):\n        return cls.__name__\nclass B(A):\n    @classmethod\n    def f(cls):\n        return "B:" + super().f()\nclass C(B): pass\nresult = C.f()',
      "'B:C'",
    ],
    [
      'have static methods',
      'class A:\n    @staticmethod\n    def f(x):\n        return x + 1\nresult = [A.f(1), A().f(2)]',
      '[2, 3]',
    ],
    [
      'have properties',
      'class A:\n    def __init__(self):\n        self._x = 1\n    @property\n    def x(self):\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value * 2\na = A()\na.x = 5\nresult = a.x',
      '10',
    ],
    [
      'have properties made by a call',
      'class A:\n    def get(self):\n        return 3\n    x = property(get)\nresult = A().x',
      '3',
    ],
    [
      'inherit properties',
      'class A:\n    @property\n    def path(self):\n        return "/" + self.name\nclass B(A):\n    name = "b"\nresult = B().path',
      "'/b'",
    ],
    [
      'have descriptors',
      'class D:\n    def __init__(self, n):\n        self.n = n\n    def __get__(self, obj, owner=None):\n        return [self.n, owner.__name__]\nclass A:\n    x = D(3)\nresult = [A().x, A.x]',
      "[[3, 'A'], [3, 'A']]",
    ],
    [
      'have descriptors that are set',
      'class D:\n    def __set_name__(self, owner, name):\n        self.name = "_" + name\n    def __get__(self, obj, owner=None):\n        return getattr(obj, self.name)\n    def __set__(self, obj, value):\n        setattr(obj, self.name, value + 1)\nclass A:\n    x = D()\na = A()\na.x = 1\nresult = a.x',
      '2',
    ],
    [
      'answer for missing attributes',
      'class A:\n    def __getattr__(self, name):\n        return "got " + name\nresult = A().anything',
      "'got anything'",
    ],
    ['are called', 'class A:\n    def __call__(self, x):\n        return x + 1\nresult = A()(1)', '2'],
    [
      'have items',
      'class A:\n    def __getitem__(self, key):\n        return key * 2\n    def __len__(self):\n        return 7\n    def __contains__(self, x):\n        return x == 1\nresult = [A()[2], len(A()), 1 in A(), 2 in A()]',
      '[4, 7, True, False]',
    ],
    [
      'set items',
      'class A:\n    def __init__(self):\n        self.d = {}\n    def __setitem__(self, key, value):\n        self.d[key] = value\na = A()\na["x"] = 1\nresult = a.d',
      "{'x': 1}",
    ],
    [
      'have operators',
      'class V:\n    def __init__(self, n):\n        self.n = n\n    def __add__(self, o):\n        return V(self.n + o.n)\n    def __eq__(self, o):\n        return self.n == o.n\n    def __radd__(self, o):\n        return V(self.n + o)\nresult = [(V(1) + V(2)).n, V(1) == V(1), (5 + V(1)).n]',
      '[3, True, 6]',
    ],
    [
      'are text',
      'class A:\n    def __str__(self):\n        return "an A"\n    def __repr__(self):\n        return "A!"\nresult = [str(A()), f"{A()}", repr(A()), f"{A()!r}"]',
      "['an A', 'an A', 'A!', 'A!']",
    ],
    [
      'are registered by __init_subclass__',
      'class Base:\n    found = {}\n    def __init_subclass__(cls, name=None, **kw):\n        super().__init_subclass__(**kw)\n        Base.found[name or cls.__name__] = cls\nclass A(Base): pass\nclass B(Base, name="b"): pass\nresult = list(Base.found)',
      "['A', 'b']",
    ],
    [
      'know their subclasses',
      'class A: pass\nclass B(A): pass\nclass C(A): pass\nresult = [c.__name__ for c in A.__subclasses__()]',
      "['B', 'C']",
    ],
    [
      'are made by type()',
      'A = type("A", (), {"x": 1, "f": lambda self: self.x + 1})\nresult = [A.__name__, A.x, A().f()]',
      "['A', 1, 2]",
    ],
    [
      'are made by type() with bases',
      'class Base:\n    def f(self):\n        return self.n\nresult = [type(f"C{i}", (Base,), {"n": i})().f() for i in range(2)]',
      '[0, 1]',
    ],
    ['stand within each other', 'class A:\n    class B:\n        x = 1\nresult = A.B.x', '1'],
    [
      'are single',
      'class S:\n    one = None\n    def __new__(cls):\n        if cls.one is None:\n            cls.one = object.__new__(cls)\n            cls.one.items = []\n        return cls.one\nS().items.append(1)\nresult = [S().items, S() is S()]',
      '[[1], True]',
    ],
    [
      'are generic',
      'from typing import Generic, TypeVar\nT = TypeVar("T")\nclass A(Generic[T]):\n    x = 1\nclass B(A[int]):\n    pass\nresult = [B.x, A[str]().x]',
      '[1, 1]',
    ],
    ['in the newer way are generic', 'class A[T]:\n    x = 1\nclass B(A[int]):\n    pass\nresult = B().x', '1'],
    [
      'have slots and class variables of the body',
      'class A:\n    names = ["a", "b"]\n    paths = {n: "/" + n for n in names}\nresult = A.paths',
      "{'a': '/a', 'b': '/b'}",
    ],
    [
      'show their dictionary',
      'class A:\n    def __init__(self):\n        self.x = 1\na = A()\nresult = [a.__dict__, vars(a), a.__class__.__name__]',
      "[{'x': 1}, {'x': 1}, 'A']",
    ],
    [
      'list their names',
      'class A:\n    def f(self): pass\n    x = 1\nresult = [n for n in dir(A) if not n.startswith("_")]',
      "['f', 'x']",
    ],
    [
      'set attributes by name',
      'class A: pass\na = A()\nfor n in "xy":\n    setattr(a, n, n * 2)\nresult = [a.x, getattr(a, "y")]',
      "['xx', 'yy']",
    ],
    [
      'have bound methods',
      'class A:\n    def __init__(self, n):\n        self.n = n\n    def f(self, x):\n        return self.n + x\ng = A(1).f\nresult = [g(2), g.__name__, g.__self__.n]',
      "[3, 'f', 1]",
    ],
    [
      'are abstract',
      'from abc import ABC, abstractmethod\nclass A(ABC):\n    @property\n    @abstractmethod\n    def x(self): ...\nclass B(A):\n    @property\n    def x(self):\n        return 1\nresult = B().x',
      '1',
    ],
    [
      'chain their methods',
      'class B:\n    def __init__(self):\n        self.parts = []\n    def add(self, x):\n        self.parts.append(x)\n        return self\nresult = B().add(1).add(2).parts',
      '[1, 2]',
    ],
    [
      'learn an attribute that another method sets later',
      'class A:\n    def setup(self):\n        self.router = "made"\na = A()\nresult = a.router',
      "'made'",
    ],
    [
      'keep the attribute of the object before the one of the class',
      'class A:\n    x = 1\na = A()\na.x = 2\nresult = [a.x, A.x]',
      '[2, 1]',
    ],
    [
      'use methods through a mixin',
      'class M:\n    def f(self):\n        return self.name + "!"\nclass A:\n    name = "a"\nclass B(M, A): pass\nresult = B().f()',
      "'a!'",
    ],
    [
      'hand keyword arguments up through several constructors',
      'class A:\n    def __init__(self, a=0, **kw):\n        self.a = a\nclass B(A):\n    def __init__(self, b=0, **kw):\n        super().__init__(**kw)\n        self.b = b\nc = B(b=1, a=2)\nresult = [c.a, c.b]',
      '[2, 1]',
    ],
  ])
})

describe('enums', () => {
  programs([
    [
      'have names and values',
      'from enum import Enum\nclass C(Enum):\n    RED = "r"\n    BLUE = "b"\nresult = [C.RED, C.RED.value, C.RED.name, C("b"), C["RED"], [c.value for c in C], len(C)]',
      "[<C.RED: 'r'>, 'r', 'RED', <C.BLUE: 'b'>, <C.RED: 'r'>, ['r', 'b'], 2]",
    ],
    [
      'count by auto()',
      'from enum import Enum, auto\nclass C(Enum):\n    A = auto()\n    B = 5\n    C = auto()\nresult = [c.value for c in C]',
      '[1, 5, 6]',
    ],
    [
      'of text name themselves by auto()',
      'from enum import StrEnum, auto\nclass C(StrEnum):\n    ONE = auto()\nresult = [C.ONE.value, f"/{C.ONE}", C.ONE + "x", C.ONE == "one", C.ONE.upper()]',
      "['one', '/one', 'onex', True, 'ONE']",
    ],
    [
      'of text and Enum are text',
      'from enum import Enum\nclass C(str, Enum):\n    A = "a"\nresult = [C.A == "a", "/" + C.A, C.A.value, "/".join([C.A])]',
      "[True, '/a', 'a', 'a']",
    ],
    [
      'have aliases',
      'from enum import Enum\nclass C(Enum):\n    A = 1\n    B = 1\nresult = [C.B is C.A, len(list(C)), list(C.__members__)]',
      "[True, 1, ['A', 'B']]",
    ],
    [
      'are made by a call',
      'from enum import Enum\nC = Enum("C", ["A", "B"])\nD = Enum("D", {"X": "x"})\nE = Enum("E", "P Q")\nresult = [C.A.value, C.B.value, D.X.value, E.Q.value]',
      "[1, 2, 'x', 2]",
    ],
    [
      'have methods and properties',
      'from enum import Enum\nclass C(Enum):\n    A = "a"\n    @property\n    def path(self):\n        return "/" + self.value\n    def f(self):\n        return self.name\n    @classmethod\n    def all(cls):\n        return [c.value for c in cls]\nresult = [C.A.path, C.A.f(), C.all()]',
      "['/a', 'A', ['a']]",
    ],
    [
      'contain their members and values',
      'from enum import Enum\nclass C(Enum):\n    A = "a"\nresult = [C.A in C, C.A in [C.A], C.A in {C.A: 1}]',
      '[True, True, True]',
    ],
    [
      'have members of several parts',
      'from enum import Enum\nclass C(Enum):\n    A = ("a", 1)\n    def __init__(self, text, n):\n        self.text = text\n        self.n = n\nresult = [C.A.value, C.A.n, C.A.text]',
      "[('a', 1), 1, 'a']",
    ],
    [
      'have members made by __new__',
      'from enum import Enum\nclass C(str, Enum):\n    A = ("a", "label")\n    def __new__(cls, value, label):\n        obj = str.__new__(cls, value)\n        obj._value_ = value\n        obj.label = label\n        return obj\nresult = [C.A.value, C.A.label]',
      "['a', 'label']",
    ],
    [
      'are numbers',
      'from enum import IntEnum\nclass C(IntEnum):\n    A = 1\n    B = 2\nresult = [C.A < C.B, C.A + 1, C.B == 2, int(C.A)]',
      '[True, 2, True, 1]',
    ],
    [
      'are flags',
      'from enum import Flag, auto\nclass C(Flag):\n    A = auto()\n    B = auto()\n    D = auto()\nresult = [C.A.value, C.B.value, C.D.value]',
      '[1, 2, 4]',
    ],
    ['are used as keys', 'from enum import Enum\nclass C(Enum):\n    A = 1\nresult = {C.A: "x"}[C.A]', "'x'"],
    [
      'keep private names and functions out',
      'from enum import Enum\nclass C(Enum):\n    A = 1\n    def f(self): pass\n    @staticmethod\n    def g(): pass\nresult = len(C)',
      '1',
    ],
  ])
})

describe('records', () => {
  programs([
    [
      'of a dataclass have fields in order',
      'from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n    y: str = "y"\na = A(1)\nb = A(2, y="z")\nresult = [a.x, a.y, b.x, b.y]',
      "[1, 'y', 2, 'z']",
    ],
    [
      'of a dataclass make their defaults',
      'from dataclasses import dataclass, field\n@dataclass(frozen=True)\nclass A:\n    x: list = field(default_factory=list)\n    y: int = field(default=3)\nresult = [A().x, A().y, A(y=4).y]',
      '[[], 3, 4]',
    ],
    [
      'of a dataclass run __post_init__',
      'from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n    def __post_init__(self):\n        self.y = self.x + 1\nresult = A(1).y',
      '2',
    ],
    [
      'of a dataclass inherit fields',
      'from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n@dataclass\nclass B(A):\n    y: int = 0\nb = B(1, 2)\nresult = [b.x, b.y]',
      '[1, 2]',
    ],
    [
      'of a dataclass leave class variables out',
      'from dataclasses import dataclass\nfrom typing import ClassVar\n@dataclass\nclass A:\n    k: ClassVar[int] = 9\n    x: int = 0\nresult = [A(1).x, A(1).k]',
      '[1, 9]',
    ],
    [
      'named are tuples',
      'from typing import NamedTuple\nclass P(NamedTuple):\n    x: int\n    y: int = 2\np = P(1)\na, b = p\nresult = [p.x, p.y, p[0], a, b, list(p)]',
      '[1, 2, 1, 1, 2, [1, 2]]',
    ],
    [
      'named by a call are tuples',
      'from collections import namedtuple\nP = namedtuple("P", "x y")\np = P(1, y=2)\na, b = p\nresult = [p.x, p.y, b, p[1]]',
      '[1, 2, 2, 2]',
    ],
    ['of a plain namespace', 'from types import SimpleNamespace\nresult = SimpleNamespace(a=1).a', '1'],
    [
      'of a typed dictionary are mappings',
      'from typing import TypedDict\nclass T(TypedDict):\n    a: int\nt = T(a=1)\nresult = t["a"]',
      '1',
    ],
  ])
})

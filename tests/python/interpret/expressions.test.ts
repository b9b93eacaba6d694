import { describe } from 'vitest'
import { programs } from './program.ts'

describe('text', () => {
  programs([
    ['is formatted by an f-string', 'name, n = "x", 3\nresult = f"/{name}/{n}/{n + 1}"', "'/x/3/4'"],
    [
      'is padded by a format',
      'result = f"{7:03d}|{1.5:.2f}|{"a":>3}|{"b":<3}|{"c":*^5}|{255:x}|{12:4}"',
      "'007|1.50|  a|b  |**c**|ff|  12'",
    ],
    ['shows its representation', 'a = "x"\nresult = f"{a!r} {3!r} {None!s}"', "''x' 3 None'"],
    ['shows an expression and its value', 'a = 3\nresult = f"{a=}"', "'a=3'"],
    ['takes its format from a variable', 'width = 5\nresult = f"{7:{width}}"', "'    7'"],
    ['groups thousands', 'result = f"{1234567:,}"', "'1,234,567'"],
    ['holds braces', 'result = f"{{id}}/{1}"', "'{id}/1'"],
    [
      'is filled by format()',
      'result = "{}/{}/{name}/{0}".format(1, 2, name="n") if False else "{}/{name}".format(1, name="n")',
      "'1/n'",
    ],
    [
      'is filled by format() with positions',
      'result = "{1}-{0}-{x.y}".format(1, 2, x=type("T", (), {"y": 3}))',
      "'2-1-3'",
    ],
    ['is filled by format() with a width', 'result = "{:>4}|{:02d}".format("a", 5)', "'   a|05'"],
    ['is filled by format_map', 'result = "{a}".format_map({"a": 1})', "'1'"],
    ['is filled by %', 'result = "%s/%d/%(x)s" % {"x": 1} if False else "%s/%d/%%" % ("a", 3)', "'a/3/%'"],
    ['is filled by % with a mapping', 'result = "%(a)s-%(b)03d" % {"a": 1, "b": 2}', "'1-002'"],
    ['is joined', 'result = "/".join(["a", *("b", "c")])', "'a/b/c'"],
    [
      'is split',
      'result = ["a.b.c".split("."), "a b".split(), "a.b.c".rsplit(".", 1), "a.b.c".split(".", 1)]',
      "[['a', 'b', 'c'], ['a', 'b'], ['a.b', 'c'], ['a', 'b.c']]",
    ],
    [
      'is cut',
      'a = "abcdef"\nresult = [a[0], a[-1], a[1:3], a[:-2], a[::2], a[::-1]]',
      "['a', 'f', 'bc', 'abcd', 'ace', 'fedcba']",
    ],
    [
      'is trimmed and changed',
      'result = [" a ".strip(), "/a/".rstrip("/"), "Ab".lower(), "ab".title(), "a_b".replace("_", "-"), "abc".removeprefix("a"), "aXb".swapcase()]',
      "['a', '/a', 'ab', 'Ab', 'a-b', 'bc', 'AxB']",
    ],
    [
      'is asked',
      'result = ["abc".startswith(("x", "a")), "abc".endswith("c"), "b" in "abc", "12".isdigit(), "ab".isalpha(), "a1".isalnum()]',
      '[True, True, True, True, True, True]',
    ],
    ['is repeated', 'result = "ab" * 2 + 2 * "c"', "'ababcc'"],
    ['stands in pieces', 'result = "a" "b" f"{1}"', "'ab1'"],
    [
      'is partitioned',
      'result = ["a.b.c".partition("."), "a.b.c".rpartition(".")]',
      "[('a', '.', 'b.c'), ('a.b', '.', 'c')]",
    ],
    [
      'is centred and measured',
      'result = ["a".ljust(3, "-"), "a".rjust(3), "a".center(3), len("abc"), "abcb".find("b"), "abcb".index("b"), "abcb".rfind("b"), "abab".count("ab")]',
      "['a--', '  a', ' a ', 3, 1, 1, 3, 2]",
    ],
    [
      'is translated to and from numbers',
      'result = [ord("a"), chr(98), int("12"), str(3), float("1.5"), int("ff", 16), hex(255), bin(5)]',
      "[97, 'b', 12, '3', 1.5, 255, '0xff', '0b101']",
    ],
    ['is compared', 'result = ["a" < "b", "a" == "a", "a" != "b", "abc" > "abd"]', '[True, True, True, False]'],
    [
      'is represented',
      'result = [repr("a"), repr(1), repr(None), str([1, "a"]), str({"a": 1}), str((1,))]',
      "[''a'', '1', 'None', '[1, 'a']', '{'a': 1}', '(1,)']",
    ],
    ['without all its parts is not known', 'result = f"/{missing}/x"', '?'],
    ['is made of bytes', 'result = b"ab".decode()', "'ab'"],
  ])
})

describe('numbers', () => {
  programs([
    [
      'are computed',
      'result = [1 + 2, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 2 ** 10, 7 / 2, 1 << 3, 6 & 3, 6 | 1, 6 ^ 3, ~5, -3]',
      '[3, 3, -4, 1, 2, 1024, 3.5, 8, 2, 7, 5, -6, -3]',
    ],
    [
      'are summed and bounded',
      'result = [sum([1, 2, 3]), min(3, 1, 2), max([1, 5]), abs(-3), round(2.567, 2), divmod(7, 2), sum([1], 5), max("a", "b")]',
      "[6, 1, 5, 3, 2.57, (3, 1), 6, 'b']",
    ],
    ['do not divide by zero', 'result = 1 / 0', '?'],
    ['are compared in a chain', 'result = [1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, True == 1]', '[True, False, True, True]'],
    ['too large to compute exactly are not invented', 'result = 10 ** 400', '?'],
  ])
})

describe('sequences', () => {
  programs([
    [
      'are cut',
      'a = [0, 1, 2, 3, 4]\nresult = [a[1:3], a[-2:], a[::2], a[::-1], a[3:0:-1]]',
      '[[1, 2], [3, 4], [0, 2, 4], [4, 3, 2, 1, 0], [3, 2, 1]]',
    ],
    ['are spread', 'result = [*(1, 2), *[3], *{4: 5}, *range(2)]', '[1, 2, 3, 4, 0, 1]'],
    [
      'are repeated and joined',
      'result = [[0] * 2, [1] + [2], (1,) + (2,), (0,) * 2]',
      '[[0, 0], [1, 2], (1, 2), (0, 0)]',
    ],
    [
      'are sorted',
      'result = [sorted([3, 1, 2]), sorted("cab"), sorted([1, 2, 3], reverse=True), sorted(["bb", "a"], key=len), sorted([("b", 1), ("a", 2)])]',
      "[[1, 2, 3], ['a', 'b', 'c'], [3, 2, 1], ['a', 'bb'], [('a', 2), ('b', 1)]]",
    ],
    [
      'are sorted in place',
      'a = [3, 1, 2]\na.sort()\nb = [1, 3, 2]\nb.sort(key=lambda x: -x)\nresult = (a, b)',
      '([1, 2, 3], [3, 2, 1])',
    ],
    [
      'are zipped and counted',
      'result = [list(zip([1, 2], "ab")), list(enumerate("ab", 1)), list(reversed([1, 2])), list(map(str, [1, 2])), list(filter(None, [0, 1])), list(map(lambda a, b: a + b, [1], [2]))]',
      "[[(1, 'a'), (2, 'b')], [(1, 'a'), (2, 'b')], [2, 1], ['1', '2'], [1], [3]]",
    ],
    [
      'are asked',
      'a = [1, 2, 2]\nresult = [len(a), 1 in a, 5 not in a, a.index(2), a.count(2), any(a), all(a), all([]), any([])]',
      '[3, True, True, 1, 2, True, True, True, False]',
    ],
    [
      'are changed',
      'a = [1]\na.append(2)\na.extend([3, 4])\na.insert(0, 0)\na.pop()\na.pop(0)\na.remove(2)\na.reverse()\nresult = a',
      '[3, 1]',
    ],
    [
      'are compared',
      'result = [[1, 2] == [1, 2], (1, 2) < (1, 3), [1] == (1,), [1] != [2]]',
      '[True, True, False, True]',
    ],
    [
      'of sets are combined',
      'a, b = {1, 2}, {2, 3}\nresult = [sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a.isdisjoint({9}), a.issubset({1, 2, 3}), a.issuperset({1}), sorted(a.symmetric_difference(b))]',
      '[[1, 2, 3], [2], [1], [1, 3], True, True, True, [1, 3]]',
    ],
    ['of a set hold each item once', 'result = len({1, 1, 2, "a", "a"})', '3'],
    [
      'of ranges have a length and items',
      'a = range(2, 10, 3)\nresult = [list(a), len(a), a[1], 5 in a]',
      '[[2, 5, 8], 3, 5, True]',
    ],
    ['hold themselves without end', 'a = []\na.append(a)\nresult = len(a)', '1'],
  ])
})

describe('mappings', () => {
  programs([
    [
      'are read',
      'a = {"x": 1, "y": 2}\nresult = [a["x"], a.get("z"), a.get("z", 5), "x" in a, list(a), list(a.values()), list(a.items()), len(a)]',
      "[1, None, 5, True, ['x', 'y'], [1, 2], [('x', 1), ('y', 2)], 2]",
    ],
    [
      'are merged',
      'a = {"x": 1}\nresult = [{**a, "y": 2}, a | {"x": 3}, dict(a, z=1), dict([("k", "v")]), dict(zip("ab", [1, 2]))]',
      "[{'x': 1, 'y': 2}, {'x': 3}, {'x': 1, 'z': 1}, {'k': 'v'}, {'a': 1, 'b': 2}]",
    ],
    [
      'are changed',
      'a = {"x": 1}\na.update({"y": 2}, z=3)\na.update([("w", 4)])\na.setdefault("l", []).append(1)\na.pop("x")\nresult = a',
      "{'y': 2, 'z': 3, 'w': 4, 'l': [1]}",
    ],
    [
      'with a default make their items',
      'from collections import defaultdict\na = defaultdict(list)\na["x"].append(1)\na["x"].append(2)\nresult = [a["x"], a["y"], sorted(a)]',
      "[[1, 2], [], ['x', 'y']]",
    ],
    [
      'have keys of any kind',
      'class A: pass\na = {A: 1, (1, 2): 2, None: 3, 1: 4, True: 5}\nresult = [a[A], a[(1, 2)], a[None], a[1]]',
      '[1, 2, 3, 5]',
    ],
    ['from a list of keys', 'result = dict.fromkeys(["a", "b"], 0)', "{'a': 0, 'b': 0}"],
    [
      'are counted',
      'from collections import Counter, OrderedDict, ChainMap, deque\nresult = [OrderedDict(a=1)["a"], list(deque([1, 2]))]',
      '[1, [1, 2]]',
    ],
  ])
})

describe('conditions', () => {
  programs([
    [
      'choose between two values',
      'result = ["a" if True else "b", 0 or "x", "" and 1, None or [] or 3, not []]',
      "['a', 'x', '', 3, True]",
    ],
    ['compare by identity', 'a = object()\nresult = [a is a, None is None, 1 is not None]', '[True, True, True]'],
    [
      'ask for types',
      'class A: pass\nclass B(A): pass\nresult = [isinstance(B(), A), isinstance(1, (str, int)), issubclass(B, A), isinstance("a", str), isinstance(A, type), type(B()) is B, isinstance(1, int | str), callable(3)]',
      '[True, True, True, True, True, True, True, False]',
    ],
    [
      'ask for attributes',
      'class A:\n    x = 1\nresult = [hasattr(A(), "x"), hasattr(A(), "y"), getattr(A, "x"), getattr(A, "y", 5)]',
      '[True, False, 1, 5]',
    ],
  ])
})

describe('comprehensions', () => {
  programs([
    [
      'go through several sources',
      'result = [(a, b) for a in range(2) for b in "xy" if b != "x"]',
      "[(0, 'y'), (1, 'y')]",
    ],
    [
      'make mappings and sets',
      'result = [{k: v for k, v in [("a", 1)]}, {x % 2 for x in range(4)}]',
      "[{'a': 1}, {0, 1}]",
    ],
    [
      'are generators',
      'result = [sum(x for x in range(3)), list(x * 2 for x in [1]), ",".join(str(x) for x in [1, 2])]',
      "[3, [2], '1,2']",
    ],
    ['see names of the function around', 'def f(n):\n    return [n + i for i in range(2)]\nresult = f(1)', '[1, 2]'],
    ['stand within each other', 'result = [[j for j in range(i)] for i in range(3)]', '[[], [0], [0, 1]]'],
    ['over what nobody knows stay open', 'import outside\nresult = [1 for x in outside.items]', '[1, *]'],
  ])
})

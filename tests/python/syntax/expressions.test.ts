import { expect, test } from 'vitest'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { dump } from './dump.ts'

const parser = await loadParser()

test.each([
  // numbers
  ['1_000', '1000'],
  ['0xFF', '255'],
  ['0b1010', '10'],
  ['0o17', '15'],
  ['0777', '511'],
  ['10L', '10'],
  ['9007199254740993', '9007199254740993n'],
  ['0xFFFF_FFFF_FFFF_FFFF', '18446744073709551615n'],
  ['1.0', '1f'],
  ['1_0.5e-1', '1.05f'],
  ['.5', '0.5f'],
  ['3j', '3j'],
  ['2.5J', '2.5j'],
  ['True, False, None, ...', '(tuple True False None ...)'],
  // operators
  ['a + b * c', '(+ a (* b c))'],
  ['(a + b) * c', '(* (+ a b) c)'],
  ['2 ** 3 ** 4', '(** 2 (** 3 4))'],
  ['-x ** 2', '(- (** x 2))'],
  ['await x ** 2', '(** (await x) 2)'],
  ['await (x ** 2)', '(await (** x 2))'],
  ['a @ b // c', '(// (@ a b) c)'],
  ['not a and b or c', '(or (and (not a) b) c)'],
  ['a < b <= c', '(compare a < b <= c)'],
  ['a not in b is not c', '(compare a not in b is not c)'],
  ['(a < b) < c', '(compare (compare a < b) < c)'],
  ['a <> b', '(compare a != b)'],
  ['a if b else c if d else e', '(if b a (if d c e))'],
  ['(n := f(x))', '(:= n (call f x))'],
  ['lambda: 0', '(lambda [] 0)'],
  ['lambda a, /, b=1, *c, d, e=2, **f: a', '(lambda [/a b=1 *c !d !e=2 **f] a)'],
  ['lambda *, a: a', '(lambda [!a] a)'],
  // access
  ['a.b.c', 'a.b.c'],
  ['a[b]', '(index a b)'],
  ['a[b, c]', '(index a (tuple b c))'],
  ['a[b,]', '(index a (tuple b))'],
  ['a[(b, c)]', '(index a (tuple b c))'],
  ['a[*b]', '(index a (tuple *b))'],
  ['a[1:2:3, ::, :4]', '(index a (tuple (slice 1 2 3) (slice - - -) (slice - 4 -)))'],
  ['f(a, *b, c=1, **d)', '(call f a *b c=1 **d)'],
  ['f(x for x in y)', '(call f (generator x (for x y)))'],
  ['f(a)(b).c[d]', '(index (call (call f a) b).c d)'],
  ['f(print=1, match=2, type=3)', '(call f print=1 match=2 type=3)'],
  ['f(*a or b)', '(call f *(or a b))'],
  ['*f(x).y, 1', '(tuple *(call f x).y 1)'],
  ['*a + b, 1', '(tuple *(+ a b) 1)'],
  // displays
  ['[]', '[]'],
  ['[a, *b]', '[a *b]'],
  ['{a, *b}', '{a *b}'],
  ['{}', '(dict)'],
  ['{"a": 1, **b}', '(dict "a"=>1 -=>b)'],
  ['()', '(tuple)'],
  ['(a,)', '(tuple a)'],
  ['((((a))))', 'a'],
  ['a, b', '(tuple a b)'],
  ['a,', '(tuple a)'],
  ['[x async for x in y if a if b for z in x]', '(list x (async-for x y if:a if:b) (for z x))'],
  ['{k: v for k, v in d}', '(dict k=>v (for (tuple k v) d))'],
  ['{x for (x) in y}', '(set x (for x y))'],
  ['(yield)', '(yield)'],
  // soft keywords
  ['match', 'match'],
  ['match(x)', '(call match x)'],
  ['type(x)', '(call type x)'],
  ['print(x)', '(call print x)'],
  ['print.x', 'print.x'],
  ['_ + case', '(+ _ case)'],
])('%s', (source, expected) => {
  const module = parser.parse(source)
  expect(dump(module)).toBe(expected)
  expect(module.broken).toEqual([])
})

test('positions are offsets of the source, parentheses left out', () => {
  const source = 'é = "😀" + (b)'
  const [assign] = parser.parse(source).body
  if (assign?.kind !== 'Assign' || assign.value.kind !== 'BinaryOperation') throw new Error('expected an assignment')
  expect(source.slice(assign.start, assign.end)).toBe(source)
  expect(source.slice(assign.value.left.start, assign.value.left.end)).toBe('"😀"')
  expect(source.slice(assign.value.right.start, assign.value.right.end)).toBe('b')
})

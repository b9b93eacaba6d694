import { expect, test } from 'vitest'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { dump } from './dump.ts'

const parser = await loadParser()
const text = (value: string): string => JSON.stringify(value)

test.each([
  [`'a'`, text('a')],
  [`u'a' "b" 'c'`, text('abc')],
  [`("a"\n # why\n "b")`, text('ab')],
  [`'''a\n"b" '''`, text('a\n"b" ')],
  [`""`, text('')],
  [`""""a" """`, text('"a" ')],
  [String.raw`'\n\t\\\'\"\x41\u00e9\U0001F600\101\0'`, text('\n\t\\\'"Aé😀A\0')],
  [String.raw`'\d\N{DASH}'`, text(String.raw`\d\N{DASH}`)],
  ['"a\\\nb"', text('ab')],
  ['"a\\\r\nb"', text('ab')],
  ['"""a\r\nb"""', text('a\nb')],
  [String.raw`r'\n' R"\d"`, text(String.raw`\n\d`)],
  [String.raw`b'a\xff\u0041' B"b"`, `b${text('a\xff\\u0041b')}`],
  [String.raw`rb'\x00' Rb'a' bR'b'`, `b${text('\\x00ab')}`],
  [`f'a{b}c'`, '(f "a" {b} "c")'],
  [`f'{{{a}}}'`, '(f "{" {a} "}")'],
  [`f'{a!r:>{w}.{p}f}'`, '(f {a!r:">" {w} "." {p} "f"})'],
  [`f'{a:%Y-%m}'`, '(f {a:"%Y-%m"})'],
  [`f'{a=}'`, '(f "a=" {a!r})'],
  [`f'{ a.b = !s}'`, '(f " a.b = " {a.b!s})'],
  [`f'{a=:>5}'`, '(f "a=" {a:">5"})'],
  [`f'{a:=5}{(a:=5)}'`, '(f {a:"=5"} {(:= a 5)})'],
  [`f'{a["b"]}'`, '(f {(index a "b")})'],
  [`f'{f"{x}" + "y"}'`, '(f {(+ (f {x}) "y")})'],
  [`f'{a, b}'`, '(f {(tuple a b)})'],
  [`f'{(yield)}'`, '(f {(yield)})'],
  [`f'{x if y else z}'`, '(f {(if y x z)})'],
  [`"a" f"{b}c" 'd' f"e"`, '(f "a" {b} "cde")'],
  [String.raw`rf'\d{a}\n'`, String.raw`(f "\\d" {a} "\\n")`],
  [String.raw`f'\t{a}\n'`, String.raw`(f "\t" {a} "\n")`],
  [`f'plain'`, '(f "plain")'],
  [`f'''{\na\n}'''`, '(f {a})'],
  [`t'{a}b'`, '(f {a} "b")'],
])('%s', (source, expected) => {
  const module = parser.parse(source)
  expect(dump(module)).toBe(expected)
  expect(module.broken).toEqual([])
})

test.each([
  ['"""One line."""', 'One line.'],
  ['"""  First.\n\n        Second.\n          Third.\n    """', 'First.\n\nSecond.\n  Third.\n'.trimEnd()],
  ['"""\n\tTabs.\n\t\tMore.\n\t"""', 'Tabs.\n        More.'],
  ['("a"\n "b")', 'ab'],
  ['r"\\d"', '\\d'],
  ['f"no"', null],
  ['b"no"', null],
  ['"no",', null],
  ['x', null],
])('docstring %#', (source, expected) => {
  expect(parser.parse(source).docstring).toBe(expected)
  const indented = source
    .split('\n')
    .map((line, at) => (at === 0 ? `    ${line}` : line))
    .join('\n')
  const [definition] = parser.parse(`def f():\n${indented}\n    return 1\n`).body
  expect(definition?.kind === 'FunctionDef' && definition.docstring).toBe(expected)
  const [model] = parser.parse(`class A:\n    # first\n${indented}\n    x = 1\n`).body
  expect(model?.kind === 'ClassDef' && model.docstring).toBe(expected)
})

import { expect, test } from 'vitest'
import { mutated, randomNumbers } from '../../../bench/fuzz/mutate.mjs'
import type { Module, Statement } from '../../../src/python/ast.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import { dump } from './dump.ts'

const parser = await loadParser()

test('statements around an error are kept, and the stretch is named', () => {
  const source = 'a = 1\ndef f():\n    b = 2\n    c = = 3\n    d = 4\ne = 5\n'
  const module = parser.parse(source)
  expect(dump(module)).toContain('(= a 1)')
  expect(dump(module)).toContain('(= b 2)')
  expect(dump(module)).toContain('(= d 4)')
  expect(dump(module)).toContain('(= e 5)')
  expect(module.broken.map((each) => source.slice(each.start, each.end))).toEqual(['='])
})

test('statements swallowed by an error at the top are kept', () => {
  const module = parser.parse('import a\nclass A:\n    x = 1\n    def f(self:\n        y = 2\n\nz = 3\n')
  expect(dump(module)).toContain('(import a)')
  expect(dump(module)).toContain('(= x 1)')
  expect(module.broken.length).toBeGreaterThan(0)
})

test('what is missing is a broken expression', () => {
  const module = parser.parse('x = f(a.)\n')
  expect(module.broken.length).toBeGreaterThan(0)
  expect(dump(module)).not.toBe('')
})

test.each([
  ['a byte order mark', '\uFEFFx = 1', '(= x 1)'],
  ['CRLF', 'if a:\r\n  b\r\nc\r\n', '(if a (then b)) c'],
  ['lone carriage returns', 'if a:\r  b\rc\r', '(if a (then b)) c'],
  ['a form feed', 'a\n\f\nb', 'a b'],
  ['a lone surrogate', 'x = "\uD800"', '(= x "\\ud800")'],
  ['a missing last line end', 'def f():\n  a', '(def f [] a)'],
  ['nothing', '', ''],
  ['only a comment', '# a', ''],
])('%s', (_, source, expected) => {
  const module = parser.parse(source)
  expect(dump(module)).toBe(expected)
  expect(module.broken).toEqual([])
})

test('offsets count from behind a byte order mark', () => {
  const module = parser.parse('\uFEFFx = 1')
  expect(module.source).toBe('x = 1')
  expect(module.body[0]?.start).toBe(0)
})

test('a character of two units on the edge of what is handed over at a time', () => {
  for (let before = 4990; before < 5010; before += 1) {
    const module = parser.parse(`x = "${'a'.repeat(before)}😀${'b'.repeat(10)}"; y = 1`)
    expect(module.broken).toEqual([])
    expect(module.body.length).toBe(2)
    expect(module.body[0]?.end).toBe(before + 18)
  }
})

const many = 10_000
test.each([
  ['parentheses', `x = ${'('.repeat(many)}1${')'.repeat(many)}`],
  ['lists', `x = ${'['.repeat(many)}1${']'.repeat(many)}`],
  ['a sum', `x = ${Array(many).fill('a').join(' + ')}`],
  ['powers', `x = ${Array(many).fill('a').join(' ** ')}`],
  ['calls', `x = a${'.b()'.repeat(many)}`],
  ['negations', `x = ${'not '.repeat(many)}a`],
  ['conditions', `x = ${'a if b else '.repeat(many)}c`],
  ['branches', `if a: pass\n${'elif b: pass\n'.repeat(many)}`],
  [
    'blocks',
    `${Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}if a:\n`).join('')}${' '.repeat(900)}pass`,
  ],
  ['a union', `x: ${Array(many).fill('A[b]').join(' | ')}`],
  ['unclosed brackets', 'x = '.concat('['.repeat(many))],
])('%s nested ten thousand deep do not exhaust the stack', (_, source) => {
  expect(parser.parse(source).body.length + parser.parse(source).broken.length).toBeGreaterThan(0)
})

test('a file without a single line end is read', () => {
  const module = parser.parse(`x = [${'1, '.repeat(100_000)}]`)
  const [assign] = module.body
  expect(assign?.kind === 'Assign' && assign.value.kind === 'List' && assign.value.items.length).toBe(100_000)
})

const fixture = `"""Doc."""
from fastapi import APIRouter, Depends
import os as operating_system

router = APIRouter(prefix="/items", tags=["items"])

class Item(Base, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: Mapped[str] = mapped_column(String(50), index=True)

@router.get("/{item_id}", response_model=Item)
async def read(item_id: int, *, session: Session = Depends(get_session)) -> Item:
    """Reads."""
    if (item := await session.get(Item, item_id)) is None:
        raise HTTPException(404, detail=f"no {item_id!r:>{width}}") from None
    match item.kind:
        case "a" | "b" if item.ok: return item
        case {"x": [y, *_], **rest}: pass
        case _: pass
    try:
        with open("x") as file, lock: yield [a async for a in file if a]
    except* (A, B) as error:
        print(*error, sep="")
    else:
        x = lambda a, /, *b, c=1, **d: {**a, "b": b'\\x00' rb"\\d"}
    finally:
        del x[1:2, ::3], y
`

test('300 random mutations are parsed and lowered to the last statement', () => {
  const random: () => number = randomNumbers(42)
  const failed: string[] = []
  for (let run = 0; run < 300; run += 1) {
    const text: string = mutated(fixture, fixture, random)
    const module = parser.parse(text)
    if (dumpFails(module) || !bounded(module.body, module.source.length)) failed.push(text)
  }
  expect(failed).toEqual([])
})

function dumpFails(module: Module): boolean {
  try {
    dump(module)
    return false
  } catch {
    return true
  }
}

function bounded(statements: readonly Statement[], length: number): boolean {
  return statements.every((each) => each.start >= 0 && each.start <= each.end && each.end <= length)
}

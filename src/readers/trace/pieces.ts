import type { Piece, Way } from '../../model/trace.ts'
import { inherits } from '../../python/values/ask.ts'
import type { Instance, Option, Value } from '../../python/values/value.ts'
import { JOINS, passesOn } from './passing.ts'
import { numberOf, testsOf } from './tests.ts'

/** What the caller says itself; whom it proves to be is not its word. */
export const SENT = /^(path|query|header|cookie|body|form|file):|^request$/

const MOST_WAYS = 8
const MOST_PIECES = 60
const DEEPEST = 25

const NOTHING: Way = []
const KNOWN = { from: [], type: 'str', through: [], field: '', value: 0, tests: [] }
const SEPARATOR: readonly Way[] = [[{ ...KNOWN, text: '/' }]]
const OPAQUE: Piece = { ...KNOWN, text: null, type: '' }

/** How a value is made up. What was looked up with a word of the request is not that word. */
export function waysOf(value: Value, through: readonly string[] = [], depth = 0): readonly Way[] {
  if (depth > DEEPEST) return opaque('')
  const part = (one: Value): readonly Way[] => waysOf(one, through, depth + 1)
  switch (value.kind) {
    case 'constant':
      return [[known(String(value.value ?? ''))]]
    case 'member':
      return part(value.value)
    case 'alternatives':
      return value.options.flatMap((option) => part(option.value).map((way) => under(way, option))).slice(0, MOST_WAYS)
    case 'sequence':
      return inOrder(value.items.map(part))
    case 'mapping':
      return inOrder([...value.entries.values()].map((entry) => part(entry.value)))
    case 'unknown':
      return value.parts
        ? inOrder(value.parts.map(part))
        : put(value, value.labels, { type: value.type ?? '', through, field: value.field ?? '' })
    case 'method':
      return value.function.kind === 'external' && passesOn(value.function.path)
        ? waysOf(value.self, [...through, value.function.path], depth + 1)
        : opaque(value.function.kind === 'external' ? value.function.path : '')
    case 'instance':
      return waysOfObject(value, through, depth)
    case 'external':
      return opaque(value.path)
    default:
      return opaque('')
  }
}

function waysOfObject(value: Instance, through: readonly string[], depth: number): readonly Way[] {
  if (value.class.kind === 'class')
    return inherits(value.class, 'enum.Enum', 'enum.StrEnum', 'enum.IntEnum')
      ? put(value, value.labels, { type: 'Enum', through })
      : put(value, value.site === null ? value.labels : [], { type: value.class.name, through })
  const { path } = value.class
  if (value.args.length === 0 && value.keywords.size === 0 && value.receiver === null)
    return put(value, value.labels, { type: path, through })
  if (!passesOn(path)) return opaque(path)
  const isOperator = path.startsWith('operator.')
  const passed = isOperator ? through : [...through, path]
  const ways = partsOf(value, path).map((one) => waysOf(one, passed, depth + 1))
  return inOrder(JOINS.test(path) ? ways.flatMap((one, i) => (i === 0 ? [one] : [SEPARATOR, one])) : ways)
}

/** What it was made of, in order. */
function partsOf(value: Instance, path: string): readonly Value[] {
  if (path.startsWith('operator.')) return value.args
  if (JOINS.test(path)) return value.receiver ? [value.receiver, ...value.args] : value.args
  return value.receiver ? [value.receiver] : [...value.args, ...value.keywords.values()]
}

/** Every way of the first part with every way of the next. */
function inOrder(parts: readonly (readonly Way[])[]): readonly Way[] {
  let ways: readonly Way[] = [NOTHING]
  for (const part of parts.slice(0, MOST_PIECES))
    ways = ways.flatMap((way) => part.map((next) => [...way, ...next].slice(0, MOST_PIECES))).slice(0, MOST_WAYS)
  return ways
}

const known = (text: string): Piece => ({ ...KNOWN, text })

function put(
  value: Value,
  labels: readonly string[],
  {
    type,
    through,
    field = '',
  }: { readonly type: string; readonly through: readonly string[]; readonly field?: string },
): readonly Way[] {
  const from = labels.filter((label) => SENT.test(label))
  return [[{ ...OPAQUE, from, type, through: through.toReversed(), field, value: numberOf(value) }]]
}

/** Something made elsewhere: what it holds is not the word of the request. */
const opaque = (type: string): readonly Way[] => [[{ ...OPAQUE, type }]]

/** One of several values, with what leads to it. */
function under(way: Way, { condition, after }: Option): Way {
  const conditions = after ?? (condition ? [condition] : [])
  if (conditions.length === 0 || way.every((piece) => piece.from.length === 0)) return way
  const tests = testsOf(conditions)
  return way.map((piece) => (piece.from.length === 0 ? piece : { ...piece, tests: [...piece.tests, ...tests] }))
}

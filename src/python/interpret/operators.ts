import { asItems, asNumber, asText, classAttribute, inherits, isNone } from '../values/ask.ts'
import {
  LONGEST_SEQUENCE,
  LONGEST_TEXT,
  bool,
  composed,
  external,
  instance,
  mapping,
  same,
  sequence,
  setItem,
  text,
  unknown,
} from '../values/make.ts'
import type { Constant, Sequence, Site, Value } from '../values/value.ts'
import { callMethod } from './attributes.ts'
import { call } from './calls.ts'
import { applyFormat } from './formatting.ts'
import type { Machine } from './machine.ts'
import { representation, stringOf } from './text.ts'

const METHODS: Readonly<Record<string, string>> = {
  '+': '__add__',
  '-': '__sub__',
  '*': '__mul__',
  '/': '__truediv__',
  '//': '__floordiv__',
  '%': '__mod__',
  '|': '__or__',
  '&': '__and__',
  '^': '__xor__',
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
  '==': '__eq__',
  '!=': '__ne__',
  '@': '__matmul__',
  '<<': '__lshift__',
  '>>': '__rshift__',
}

export function binary(operator: string, left: Value, right: Value, machine: Machine, site: Site): Value {
  const own = operatorMethod(operator, left, right, machine, site)
  if (own) return own
  const a = asText(left)
  const b = asText(right)
  if (operator === '+' && a !== null && b !== null)
    return a.length + b.length > LONGEST_TEXT ? unknown('a text that grows without end', site) : text(a + b)
  if (operator === '%' && a !== null)
    return percent(a, right, machine) ?? composed('formatted text', partsOfPercent(a, right), site)
  if (operator === '*' && a !== null && asNumber(right) !== null) return repeated(a, asNumber(right)!, site)
  if (operator === '*' && b !== null && asNumber(left) !== null) return repeated(b, asNumber(left)!, site)
  if (operator === '*' && left.kind === 'sequence' && asNumber(right) !== null)
    return repeatedItems(left, asNumber(right)!)
  if (operator === '/' && left.kind === 'instance')
    return instance(external('pathlib.Path'), { args: [right], site }, left.labels, left)
  if (left.kind === 'sequence' && right.kind === 'sequence')
    return combine(operator, left, right) ?? unknown('a computed sequence', site)
  if (left.kind === 'sequence' && operator === '+') return sequence(left.type, left.items, true)
  if (right.kind === 'sequence' && operator === '+') return sequence(right.type, right.items, true)
  if (left.kind === 'mapping' && right.kind === 'mapping' && operator === '|') return merge(left, right)
  const x = asNumber(left)
  const y = asNumber(right)
  if (x !== null && y !== null) return arithmetic(operator, x, y, left, right) ?? unknown('a computed number', site)
  return combined(operator, left, right, site)
}

function repeated(value: string, times: number, site: Site): Value {
  return value.length * times > LONGEST_TEXT
    ? unknown('a text that grows without end', site)
    : text(value.repeat(Math.max(0, Math.trunc(times))))
}

function repeatedItems(of: Sequence, times: number): Value {
  const most = Math.max(0, Math.min(times, Math.ceil(LONGEST_SEQUENCE / Math.max(1, of.items.length))))
  return sequence(of.type, Array.from({ length: most }, () => of.items).flat(), of.open || most < times)
}

/** An expression over something from outside stays an expression: `User.id == 3`, `a & b`. */
function combined(operator: string, left: Value, right: Value, site: Site): Value {
  const symbolic = [left, right].some((side) => isSymbolic(side))
  const labels = [left, right].flatMap((side) =>
    side.kind === 'unknown' || side.kind === 'instance' ? side.labels : [],
  )
  if (symbolic)
    return instance(external(`operator.${operator}`), { args: [left, right], site }, [...new Set(labels)], left)
  return unknown(`a computed value`, site, [...new Set(labels)])
}

/** A value nobody knows, but of which is known where it comes from. */
const isSymbolic = (side: Value, depth = 0): boolean =>
  side.kind === 'instance' ||
  isOutside(side) ||
  (side.kind === 'unknown' && (side.labels.length > 0 || side.parts !== undefined)) ||
  (depth < 6 && partsOf(side).some((part) => isSymbolic(part, depth + 1)))

const partsOf = (side: Value): readonly Value[] =>
  side.kind === 'alternatives' ? side.options.map((option) => option.value) : side.kind === 'sequence' ? side.items : []

/** An attribute of an object from outside: data or a method, nobody can tell. */
const isOutside = (value: Value): boolean => value.kind === 'method' && value.function.kind === 'external'

function operatorMethod(operator: string, left: Value, right: Value, machine: Machine, site: Site): Value | null {
  const name = METHODS[operator]
  if (!name || left.kind !== 'instance') return reflected(operator, left, right, machine, site)
  if (left.class.kind === 'external')
    return (
      machine.library.find(left.class.path, (summary) => summary.methods?.[name])?.(
        left,
        { args: [right], keywords: new Map(), open: false, site },
        machine,
      ) ?? reflected(operator, left, right, machine, site)
    )
  const method = classAttribute(left.class, name)
  if (!method) return reflected(operator, left, right, machine, site)
  return call(
    { kind: 'method', function: method.value as never, self: left },
    { args: [right], keywords: new Map(), open: false, site },
    machine,
  )
}

/** `5 + amount`: the right side may know how. */
function reflected(operator: string, left: Value, right: Value, machine: Machine, site: Site): Value | null {
  const name = METHODS[operator]?.replace('__', '__r')
  if (!name || right.kind !== 'instance' || right.class.kind !== 'class') return null
  const method = classAttribute(right.class, name)
  return method?.value.kind === 'function'
    ? call(
        { kind: 'method', function: method.value, self: right },
        { args: [left], keywords: new Map(), open: false, site },
        machine,
      )
    : null
}

function percent(format: string, right: Value, machine: Machine): Value | null {
  const values = right.kind === 'sequence' ? [...right.items] : [right]
  let known = true
  const result = format.replace(
    /%(?:\((\w+)\))?(-?)(0?\d*(?:\.\d+)?)([sdrfix])|%%/g,
    (match, name: string | undefined, left: string, width: string, type: string) => {
      if (match === '%%') return '%'
      const value = name && right.kind === 'mapping' ? right.entries.get(`s${name}`)?.value : values.shift()
      const plain = value ? (type === 'r' ? representation(value, machine) : stringOf(value, machine)) : null
      const specification = `${left ? '<' : type === 's' || type === 'r' ? '>' : ''}${width}${type === 'i' ? 'd' : type === 'r' || type === 's' ? '' : type}`
      const shown =
        plain === null || (width === '' && type !== 'f' && type !== 'x')
          ? plain
          : applyFormat(specification, value!, plain)
      if (shown === null) known = false
      return shown ?? ''
    },
  )
  return known ? text(result) : null
}

const FIELD = /(%(?:\(\w+\))?[-+ #0-9.]*[a-zA-Z%])/

/** `"... %s" % (value, )`: the text between, and what is put in. */
function partsOfPercent(format: string, right: Value): readonly Value[] {
  const values = right.kind === 'sequence' && right.type === 'tuple' ? [...right.items] : [right]
  return format.split(FIELD).flatMap((part, i) => {
    if (i % 2 === 0 || part === '%%') return part === '' ? [] : [text(part.replace('%%', '%'))]
    const name = /^%\((\w+)\)/.exec(part)?.[1]
    const value = name && right.kind === 'mapping' ? right.entries.get(`s${name}`)?.value : values.shift()
    return [NUMERIC.test(part) ? unknown('a number') : (value ?? unknown('a missing value'))]
  })
}
/** Python refuses to format text as a number. */
const NUMERIC = /[diufeEgGxXo]$/

function combine(operator: string, left: Sequence, right: Sequence): Value | null {
  const open = left.open || right.open
  const has = (items: readonly Value[], item: Value): boolean => items.some((one) => same(one, item))
  if (operator === '+') {
    const items = [...left.items, ...right.items]
    return sequence(left.type, items.slice(0, LONGEST_SEQUENCE), open || items.length > LONGEST_SEQUENCE)
  }
  if (operator === '^')
    return sequence(
      'set',
      [
        ...left.items.filter((item) => !has(right.items, item)),
        ...right.items.filter((item) => !has(left.items, item)),
      ],
      open,
    )
  if (operator === '|')
    return sequence('set', [...left.items, ...right.items.filter((item) => !has(left.items, item))], open)
  if (operator === '&')
    return sequence(
      'set',
      left.items.filter((item) => has(right.items, item)),
      open,
    )
  if (operator === '-')
    return sequence(
      'set',
      left.items.filter((item) => !has(right.items, item)),
      open,
    )
  return null
}

function merge(left: Value & { kind: 'mapping' }, right: Value & { kind: 'mapping' }): Value {
  const result = mapping([], left.open || right.open)
  for (const entry of [...left.entries.values(), ...right.entries.values()]) setItem(result, entry.key, entry.value)
  return result
}

function arithmetic(operator: string, x: number, y: number, left: Value, right: Value): Value | null {
  const float = [left, right].some((side) => side.kind === 'constant' && side.type === 'float')
  const number = (value: number, real = float): Constant | null =>
    real || Number.isSafeInteger(value) ? { kind: 'constant', type: real ? 'float' : 'int', value } : null
  const bits = (run: (a: bigint, b: bigint) => bigint): Constant | null =>
    Number.isSafeInteger(x) && Number.isSafeInteger(y) ? number(Number(run(BigInt(x), BigInt(y)))) : null
  switch (operator) {
    case '+':
      return number(x + y)
    case '-':
      return number(x - y)
    case '*':
      return number(x * y)
    case '/':
      return y === 0 ? null : number(x / y, true)
    case '//':
      return y === 0 ? null : number(Math.floor(x / y))
    case '%':
      return y === 0 ? null : number(((x % y) + y) % y)
    case '**':
      return number(x ** y, float || y < 0)
    case '<<':
      return y < 0 || y > 52 ? null : number(x * 2 ** y)
    case '>>':
      return y < 0 || y > 52 ? null : number(Math.floor(x / 2 ** y))
    case '|':
      return bits((a, b) => a | b)
    case '&':
      return bits((a, b) => a & b)
    case '^':
      return bits((a, b) => a ^ b)
    default:
      return null
  }
}

export function compare(operator: string, left: Value, right: Value, machine: Machine, site: Site): Value {
  const known = decide(operator, left, right)
  if (known !== null) return remembered(bool(known), left, right)
  const own = operatorMethod(operator, left, right, machine, site) ?? membership(operator, left, right, machine, site)
  return own ?? combined(operator, left, right, site)
}

/** `x in box`, where the class of the box says what is in it. */
function membership(operator: string, left: Value, right: Value, machine: Machine, site: Site): Value | null {
  if (operator !== 'in' && operator !== 'not in') return null
  const answer = callMethod(right, '__contains__', machine, { args: [left], site })
  if (answer?.kind !== 'constant') return null
  return bool(Boolean(answer.value) === (operator === 'in'))
}

/** An answer about a setting is an answer of that setting. */
function remembered(answer: Constant, ...sides: readonly Value[]): Constant {
  const setting = sides
    .map((side) => (side.kind === 'constant' ? side.setting : undefined))
    .find((one) => one !== undefined)
  return setting === undefined ? answer : { ...answer, setting }
}

function decide(operator: string, left: Value, right: Value): boolean | null {
  switch (operator) {
    case 'is':
    case '==':
      return equal(left, right, operator === 'is')
    case 'is not':
    case '!=': {
      const answer = equal(left, right, operator === 'is not')
      return answer === null ? null : !answer
    }
    case 'in':
      return contains(right, left)
    case 'not in': {
      const answer = contains(right, left)
      return answer === null ? null : !answer
    }
    default:
      return order(operator, left, right)
  }
}

function order(operator: string, left: Value, right: Value): boolean | null {
  const a = asNumber(left) ?? asText(left)
  const b = asNumber(right) ?? asText(right)
  if (left.kind === 'sequence' && right.kind === 'sequence' && left.type === 'set') return null
  const sides = a !== null && b !== null && typeof a === typeof b ? ([a, b] as const) : tupleOrder(left, right)
  if (!sides) return null
  const [x, y] = sides
  return operator === '<'
    ? x < y
    : operator === '<='
      ? x <= y
      : operator === '>'
        ? x > y
        : operator === '>='
          ? x >= y
          : null
}

/** Tuples of constants compare at the first place they differ: `sys.version_info >= (3, 10)`. */
function tupleOrder(left: Value, right: Value): readonly [number, number] | readonly [string, string] | null {
  const a = asItems(left)
  const b = asItems(right)
  if (!a || !b) return null
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [asNumber(a[i]) ?? asText(a[i]), asNumber(b[i]) ?? asText(b[i])]
    if (x === null || y === null) return null
    if (x !== y) return typeof x === 'number' && typeof y === 'number' ? [x, y] : [String(x), String(y)]
  }
  return [a.length, b.length]
}

function equal(left: Value, right: Value, identity: boolean, depth = 0): boolean | null {
  if (depth > 8) return left === right ? true : null
  if (left.kind === 'alternatives')
    return agree(left.options.map((option) => equal(option.value, right, identity, depth + 1)))
  if (right.kind === 'alternatives')
    return agree(right.options.map((option) => equal(left, option.value, identity, depth + 1)))
  if (left === right) return true
  if (left.kind === 'unknown' || right.kind === 'unknown') return null
  if (isNone(left) || isNone(right)) {
    const other = isNone(left) ? right : left
    if (isNone(other)) return true
    return other.kind === 'external' ||
      isOutside(other) ||
      (other.kind === 'instance' && (other.labels.length > 0 || other.class.kind === 'external'))
      ? null
      : false
  }
  if (left.kind === 'constant' && right.kind === 'constant')
    return left.value === right.value || (asNumber(left) !== null && asNumber(left) === asNumber(right))
  if (left.kind === 'member' && right.kind === 'member') return same(left, right)
  if (left.kind === 'member' || right.kind === 'member')
    return asText(left) !== null && asText(right) !== null
      ? asText(left) === asText(right)
      : isNumeric(left) && isNumeric(right)
        ? asNumber(left) === asNumber(right)
        : null
  if (left.kind === 'class' && right.kind === 'class') return false
  if (left.kind === 'sequence' && right.kind === 'sequence' && !identity) return sequencesEqual(left, right, depth)
  if (left.kind === 'external' && right.kind === 'external') return left.path === right.path
  return null
}

/** A number, or a member of an enum of numbers. */
const isNumeric = (value: Value): boolean =>
  asNumber(value) !== null && (value.kind !== 'member' || inherits(value.class, 'builtins.int'))

const agree = (answers: readonly (boolean | null)[]): boolean | null =>
  answers.every((one) => one === answers[0]) ? (answers[0] ?? null) : null

function sequencesEqual(left: Sequence, right: Sequence, depth: number): boolean | null {
  if (left.type !== right.type && left.type !== 'iterator' && right.type !== 'iterator') return false
  if (left.open || right.open) return null
  if (left.items.length !== right.items.length) return false
  if (left.type === 'set') return left.items.every((item) => right.items.some((one) => same(one, item))) ? true : null
  return agree(left.items.map((item, i) => equal(item, right.items[i]!, false, depth + 1)))
}

function contains(container: Value, item: Value): boolean | null {
  const inText = asText(container)
  if (inText !== null) return asText(item) === null ? null : inText.includes(asText(item)!)
  if (item.kind === 'unknown') return null
  if (container.kind === 'mapping') {
    const known = [...container.entries.values()].some((entry) => equal(entry.key, item, false) === true)
    return known ? true : container.open || !isPlainKey(item) ? null : false
  }
  if (container.kind === 'class') return memberOf(container, item)
  if (container.kind !== 'sequence') return null
  const answers = container.items.map((one) => equal(one, item, false))
  if (answers.includes(true)) return true
  return container.open || answers.includes(null) ? null : false
}

/** A key whose equality with another can be seen: `frozenset({User})` too. */
const isPlainKey = (key: Value): boolean =>
  key.kind === 'constant' ||
  key.kind === 'member' ||
  (key.kind === 'sequence' && !key.open && key.items.every((item) => item.kind === 'class' || isPlainKey(item)))

/** `tag in APITag`: a member, or the value of one. */
function memberOf(container: Value & { kind: 'class' }, item: Value): boolean | null {
  const members = [...container.namespace.values()].filter((one) => one.kind === 'member')
  if (item.kind === 'member') return item.class === container
  if (item.kind !== 'constant') return null
  return members.some((one) => one.kind === 'member' && same(one.value, item))
}
